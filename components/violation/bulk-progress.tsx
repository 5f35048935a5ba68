"use client";

import { Alert, Button, Progress } from "antd";
import { faultWords } from "../words/fault-words";
import { useWords } from "../words/use-words";
import styles from "./bulk-board.module.css";
import type { BulkColumns } from "./bulk-columns";
import type { RefusedRow, BulkProgress as Told } from "./bulk-run";

interface BulkProgressProps {
  readonly progress: Told;
  readonly size: number;
  readonly paused: boolean;
  readonly onTell: (what: "pause" | "resume" | "stop") => void;
}

/** How a run fares, and what can be done about it. */
export function BulkProgress({ progress, size, paused, onTell }: BulkProgressProps) {
  const { say } = useWords();
  const { state, read, taken, known, refused, bytes, seconds, detail } = progress;
  const over = state === "done" || state === "stopped";
  const notes = {
    waiting: () => say("bulk.waiting", { seconds: seconds ?? 0 }),
    broken: () => detail ?? say("bulk.broken"),
    stopped: () => say("bulk.stopped"),
    done: () => say("bulk.done"),
    running: () => null,
    paused: () => null,
  };
  const note = notes[state]();
  return (
    <section
      className={styles.part}
      aria-label={say("bulk.progress")}
      data-testid="bulk-progress"
      data-state={paused && !over ? "paused" : state}
    >
      <Progress
        percent={state === "done" ? 100 : Math.min(99, Math.floor((bytes / Math.max(1, size)) * 100))}
        status={state === "done" ? "success" : state === "broken" ? "exception" : paused ? "normal" : "active"}
      />
      <dl className={styles.counts}>
        {(
          [
            ["read", read],
            ["taken", taken],
            ["known", known],
            ["refused", refused],
          ] as const
        ).map(([name, count]) => (
          <div key={name} data-count={name}>
            <dt>{say(`bulk.count.${name}`)}</dt>
            <dd>{count.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {note && <Alert type={state === "done" ? "success" : "warning"} showIcon title={note} />}
      {!over && (
        <div className={styles.row}>
          {paused || state === "broken" ? (
            <Button type="primary" onClick={() => onTell("resume")} data-testid="bulk-resume">
              {say("bulk.resume")}
            </Button>
          ) : (
            <Button onClick={() => onTell("pause")} data-testid="bulk-pause">
              {say("bulk.pause")}
            </Button>
          )}
          <Button onClick={() => onTell("stop")}>{say("bulk.stop")}</Button>
          <span className={styles.quiet}>{say("bulk.safe")}</span>
        </div>
      )}
    </section>
  );
}

interface RefusedTableProps {
  readonly rows: readonly RefusedRow[];
  readonly total: number;
  readonly columns: BulkColumns;
  readonly onDownload: () => void;
}

/** The rows that were not taken: where, what was expected, what stood there; and the way to correct them. */
export function RefusedTable({ rows, total, columns, onDownload }: RefusedTableProps) {
  const { say, language } = useWords();
  if (total === 0) return null;
  return (
    <section className={styles.part} aria-label={say("bulk.refused", { count: total })}>
      <div className={styles.row}>
        <h2 className={styles.title}>{say("bulk.refused", { count: total })}</h2>
        <Button onClick={onDownload} data-testid="refused-download">
          {say("bulk.download")}
        </Button>
      </div>
      <p className={styles.quiet}>{say("bulk.refused-hint")}</p>
      <div className={styles.scroll}>
        <table className={styles.match} data-testid="refused-rows">
          <thead>
            <tr>
              {(["bulk.row", "bulk.refused-field", "bulk.refused-what", "bulk.expected", "bulk.got"] as const).map((key) => (
                <th key={key} scope="col">
                  {say(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.number} ${row.id}`} data-row={row.number}>
                <td>{row.number}</td>
                <td>{(columns as Readonly<Record<string, string>>)[row.field] ?? row.field}</td>
                <td>{row.detail ?? faultWords(row.fault, { got: row.got }, language)}</td>
                <td>{row.expected}</td>
                <td>{row.got}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rows.length && <p className={styles.quiet}>{say("bulk.first-only", { count: rows.length })}</p>}
    </section>
  );
}
