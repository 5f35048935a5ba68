"use client";

import type { Instant } from "../../duty/plan";
import type { ViolationLine } from "../../duty/violation/violation-line";
import type { ViolationUpdate } from "../../duty/violation/violation-update";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import styles from "./detail-view.module.css";

interface UpdatesViewProps {
  readonly updates: readonly ViolationUpdate[];
  readonly line: ViolationLine;
  readonly time: (at: Instant) => string;
  readonly onOpen: (id: number) => void;
}

/** What became of it, in order: received, then every update. */
export function UpdatesView({ updates, line, time, onOpen }: UpdatesViewProps) {
  const { say } = useWords();
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{say("violation.updates")}</h3>
      <ol className={styles.timeline} data-testid="updates">
        <li data-update="received">
          <strong>{say("violation.received")}</strong>
          <div className={styles.quiet}>
            {wordFor(say, "channel", line.channel)} · {time(line.receivedAt)}
          </div>
        </li>
        {updates.map((update) => (
          <li key={update.id} data-update={update.kind}>
            <div>
              <strong>
                {update.kind === "status" ? wordFor(say, "update-status", update.status) : say(`violation.update.${update.kind}`)}
              </strong>
              {update.into !== null && (
                <button type="button" className={styles.link} onClick={() => onOpen(update.into as number)}>
                  {say("violation.number", { number: update.into })}
                </button>
              )}
            </div>
            {update.text !== "" && <p className={styles.text}>{update.text}</p>}
            <div className={styles.quiet}>
              {update.by} · {wordFor(say, "role", update.role)} · {time(update.at)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
