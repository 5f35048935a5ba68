"use client";

import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import styles from "./draft-board.module.css";
import type { HistoryLine } from "./use-draft";

/** Who changed what and when, the newest first. */
export function HistoryPanel({ history, timeZone }: { readonly history: readonly HistoryLine[]; readonly timeZone: string }) {
  const { say, language } = useWords();
  const time = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", { timeZone, dateStyle: "short", timeStyle: "medium" });
  if (history.length === 0) return <p className={styles.hint}>{say("history.none")}</p>;
  return (
    <ol className={styles.list} reversed data-testid="history">
      {history.map(({ number, deed, undoes, by, at }) => (
        <li key={number} className={styles.line}>
          <span>
            {number}. {undoes === null ? wordFor(say, "draft.deed", deed) : say("history.undo-of", { number: undoes })}
          </span>
          <span className={styles.quiet}>
            {by} · {time.format(at)}
          </span>
        </li>
      ))}
    </ol>
  );
}
