"use client";

import { Result } from "antd";
import Link from "next/link";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import { GroundBack } from "./ground-back";
import type { ImportJob, ImportResult } from "./import-job";
import styles from "./taken-panel.module.css";

/** What came of an import that was taken: how much of what, and the way to the draft. */
export function TakenPanel({ job, result }: { readonly job: ImportJob; readonly result: Extract<ImportResult, { counts: unknown }> }) {
  const { say, language } = useWords();
  const { counts, ground } = result;
  const number = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en");
  const rows = [
    ...Object.entries(counts).map(([list, count]) => [wordFor(say, "use", list), count] as const),
    ...(ground > 0 ? [[say("exchange.taken-ground"), ground] as const] : []),
  ];
  return (
    <div className={styles.panel} data-testid="taken">
      <Result
        status="success"
        title={say("exchange.taken")}
        subTitle={say("exchange.taken-text")}
        extra={
          job.plan === null ? (
            <span className={styles.soft}>{say("exchange.draft-gone")}</span>
          ) : (
            <Link className={styles.open} href={`/plan/draft/${job.plan}`} prefetch={false} data-testid="open-draft">
              {say("exchange.open-draft")}
            </Link>
          )
        }
      >
        {rows.length === 0 ? (
          <p className={styles.same}>{say("exchange.taken-same")}</p>
        ) : (
          <table className={styles.counts}>
            <caption>{say("exchange.taken-counts")}</caption>
            <tbody>
              {rows.map(([word, count]) => (
                <tr key={word}>
                  <th scope="row">{word}</th>
                  <td>{number.format(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {ground > 0 && <GroundBack id={job.id} />}
      </Result>
    </div>
  );
}
