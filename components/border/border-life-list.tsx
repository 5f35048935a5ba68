"use client";

import type { Instant } from "../../duty/plan";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import styles from "./border-detail.module.css";
import type { BorderDetail, NameOf } from "./ledger";
import { lifeEntries } from "./life-entries";
import { TermsView } from "./terms-view";

interface BorderLifeListProps {
  readonly detail: BorderDetail;
  readonly nameOf: NameOf;
  readonly time: (at: Instant) => string;
}

/** The life of a border, the latest first: who said what when, and what that changed. */
export function BorderLifeList({ detail, nameOf, time }: BorderLifeListProps) {
  const { say } = useWords();
  const entries = lifeEntries(detail.life.history, detail.rules);
  if (entries.length === 0) return <p className={styles.quiet}>{say("border.life-none")}</p>;
  return (
    <ol className={styles.life} data-testid="border-life">
      {entries.map(({ step, former }) => (
        <li key={step.number} data-step={step.kind} data-number={step.number}>
          <div className={styles.stepHead}>
            <strong>{say(step.kind === "object" && step.terms ? "border.step.counter" : `border.step.${step.kind}`)}</strong>
            <span>
              {step.by.squad === null ? "" : `${nameOf(step.by.squad)} · `}
              {say("border.named", { name: step.by.name, what: wordFor(say, "role", step.by.role) })}
            </span>
            <time className={styles.quiet} dateTime={new Date(step.at).toISOString()}>
              {time(step.at)} · {say("border.plan-version", { plan: step.plan })}
            </time>
          </div>
          {step.reason !== "" && <p className={styles.reason}>{step.reason}</p>}
          {step.terms && <TermsView terms={step.terms} former={former} nameOf={nameOf} />}
          {step.terms && <p className={styles.quiet}>{say("border.begins", { time: time(step.terms.from) })}</p>}
          {step.kind === "end" && <p className={styles.quiet}>{say("border.ends", { time: time(step.from ?? step.at) })}</p>}
        </li>
      ))}
    </ol>
  );
}
