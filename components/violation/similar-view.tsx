"use client";

import { Alert, App, Button } from "antd";
import type { Instant } from "../../duty/plan";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { useWords } from "../words/use-words";
import { categoryName } from "./category-choices";
import styles from "./detail-view.module.css";
import { similarWords } from "./similar-words";
import { useDeed } from "./use-deed";
import type { LocalCategory, SimilarViolation, ViolationDetail } from "./violation-answers";

interface SimilarViewProps {
  readonly detail: ViolationDetail;
  readonly local: readonly LocalCategory[];
  readonly mayMerge: boolean;
  readonly time: (at: Instant) => string;
  readonly onOpen: (id: number) => void;
  readonly onChanged: () => void;
}

/** The later one goes into the earlier: so each merge says the same, from whichever side it is looked at. */
const direction = (one: ViolationLine, other: ViolationLine) =>
  one.id > other.id ? { from: one.id, into: other.id } : { from: other.id, into: one.id };

/** What may be the same, each with its reason and one click to merge; what was merged, with one click to take it back. */
export function SimilarView({ detail, local, mayMerge, time, onOpen, onChanged }: SimilarViewProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const { busy, fault, send } = useDeed();
  const { line, similar, merged = [] } = detail;
  const split = async (id: number) => {
    message.destroy(`merged-${id}`);
    const outcome = await send(`/api/violation/${id}/split`, { reason: say("violation.split-reason") });
    if (outcome.ok) onChanged();
  };
  const merge = async (one: SimilarViolation) => {
    const { from, into } = direction(line, one.line);
    const outcome = await send(`/api/violation/${from}/merge`, { into, reason: similarWords(one, say) });
    if (!outcome.ok) return;
    onChanged();
    message.open({
      key: `merged-${from}`,
      type: "success",
      duration: 10,
      content: (
        <>
          {say("violation.merged", { from, into })}{" "}
          <Button size="small" onClick={() => void split(from)} data-testid="undo-merge">
            {say("violation.undo")}
          </Button>
        </>
      ),
    });
  };
  const open = (id: number) => (
    <button type="button" className={styles.link} onClick={() => onOpen(id)}>
      {say("violation.number", { number: id })}
    </button>
  );
  const free = similar.filter((one) => one.line.mergedInto === null);
  if (line.mergedInto === null && merged.length === 0 && free.length === 0) return null;
  return (
    <section className={styles.part} data-testid="similar">
      {line.mergedInto !== null && (
        <Alert
          type="info"
          showIcon
          title={
            <>
              {say("violation.is-merged")} {open(line.mergedInto)}
            </>
          }
          action={
            mayMerge && (
              <Button size="small" loading={busy} onClick={() => void split(line.id)} data-testid="split">
                {say("violation.split")}
              </Button>
            )
          }
        />
      )}
      {merged.length > 0 && (
        <>
          <h3 className={styles.title}>{say("violation.merged-here", { count: merged.length })}</h3>
          <ul className={styles.plain} data-testid="merged">
            {merged.map((one) => (
              <li key={one.id} className={styles.similar}>
                <span>
                  {open(one.id)} {time(one.at)}
                </span>
                {mayMerge && (
                  <Button size="small" loading={busy} onClick={() => void split(one.id)} data-testid="split">
                    {say("violation.split")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {line.mergedInto === null && free.length > 0 && (
        <>
          <h3 className={styles.title}>{say("violation.similar", { count: free.length })}</h3>
          <ul className={styles.plain}>
            {free.map((one) => (
              <li key={one.line.id} className={styles.similar} data-similar={one.line.id}>
                <span>
                  {open(one.line.id)} {categoryName(one.line.category, local)} · {time(one.line.at)}
                  <br />
                  <span className={styles.quiet}>{similarWords(one, say)}</span>
                </span>
                {mayMerge && (
                  <Button size="small" loading={busy} onClick={() => void merge(one)} data-testid="merge">
                    {say("violation.merge")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {fault && <Alert type="error" showIcon title={fault} />}
    </section>
  );
}
