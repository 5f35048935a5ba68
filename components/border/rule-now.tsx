"use client";

import type { Instant } from "../../duty/plan";
import { useWords } from "../words/use-words";
import styles from "./border-detail.module.css";
import type { BorderDetail, NameOf } from "./ledger";
import { settlementOf } from "./settlement-of";
import { TermsView } from "./terms-view";
import { useSides } from "./use-sides";

interface RuleNowProps {
  readonly detail: BorderDetail;
  readonly nameOf: NameOf;
  readonly time: (at: Instant) => string;
  readonly tick: string;
}

/** The rule that answers now in plain sentences, who put their name to it, and what comes next. */
export function RuleNow({ detail, nameOf, time, tick }: RuleNowProps) {
  const { say } = useWords();
  const { line, life, lines } = detail;
  const { rule, next } = line.review;
  const sides = useSides(line.key, lines, tick);
  const signed = settlementOf(life, rule);
  return (
    <section aria-label={say("border.rule-now")} data-testid="rule-now">
      <h3>{say("border.rule-now")}</h3>
      {sides && sides.length > 0 && (
        <ul className={styles.now}>
          {sides.map(({ side, lead, support }) => (
            <li key={side}>{say(support ? "border.now" : "border.now-alone", { side: nameOf(side), lead, support: support ?? "" })}</li>
          ))}
        </ul>
      )}
      {rule ? (
        <>
          <TermsView terms={rule} nameOf={nameOf} />
          <p className={styles.quiet}>
            {say(`border.how.${signed ? signed.how : "plan"}`)} · {say("border.begins", { time: time(rule.from) })}
            {rule.to !== null && ` · ${say("border.ends", { time: time(rule.to) })}`}
          </p>
        </>
      ) : (
        <p className={styles.warn}>{say("border.no-rule")}</p>
      )}
      {signed && (
        <ul className={styles.signatures} data-testid="signatures">
          {signed.signatures.map((one) => (
            <li key={one.number}>
              {one.squad === null ? say("border.level-above") : nameOf(one.squad)} · {one.name} · {time(one.at)} ·{" "}
              {say("border.step-number", { number: one.number })}
            </li>
          ))}
          <li className={styles.quiet}>{say("border.plan-version", { plan: signed.plan })}</li>
        </ul>
      )}
      {next && (
        <div className={styles.next}>
          <strong>{say("border.next-rule", { time: time(next.from) })}</strong>
          <TermsView terms={next} former={rule} nameOf={nameOf} />
        </div>
      )}
    </section>
  );
}
