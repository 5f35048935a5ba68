"use client";

import { useMemo } from "react";
import type { Instant } from "../../duty/plan";
import type { WallClock } from "../../duty/time/wall-clock";
import { categoryNamed, categoryOf } from "../../duty/violation/category";
import { readReport } from "../../duty/violation/read-report";
import { faultWords } from "../words/fault-words";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import styles from "./bulk-board.module.css";
import { type BulkReading, bulkRow } from "./bulk-row";
import type { BulkLayer } from "./bulk-tasks";
import { categoryName } from "./category-choices";
import type { LocalCategory } from "./violation-answers";

interface BulkUnderstoodProps {
  readonly layer: BulkLayer;
  readonly reading: BulkReading;
  readonly clock: WallClock;
  readonly local: readonly LocalCategory[];
  readonly time: (at: Instant) => string;
}

/** How the first rows are understood, by the very reader that will judge them. */
export function BulkUnderstood({ layer, reading, clock, local, time }: BulkUnderstoodProps) {
  const { say, language } = useWords();
  const rows = useMemo(() => {
    const own = new Map(local.flatMap(({ code, name }) => [[code, code] as const, [name, code] as const]));
    const category = (text: string) => categoryOf(text)?.code ?? categoryNamed(text)?.code ?? own.get(text) ?? null;
    const frame = { clock, now: Date.now(), category, point: (point: readonly [number, number]) => point };
    return layer.sample.slice(0, 8).map(({ number, values }) => ({ number, read: readReport(bulkRow(values, number, reading), frame) }));
  }, [layer, reading, clock, local]);
  return (
    <div className={styles.scroll}>
      <table className={styles.match} data-testid="understood">
        <thead>
          <tr>
            {(
              ["bulk.row", "bulk.field.at", "violation.category", "violation.channel", "bulk.place", "bulk.field.description"] as const
            ).map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, read }) => (
            <tr key={number} data-ok={read.ok}>
              <td>{number}</td>
              {read.ok ? (
                <>
                  <td>{time(read.report.at)}</td>
                  <td>{categoryName(read.report.category, local)}</td>
                  <td>{say(`channel.${read.report.channel}`)}</td>
                  <td>{read.report.point.map((one) => one.toFixed(6)).join(", ")}</td>
                  <td>{read.report.description}</td>
                </>
              ) : (
                <td colSpan={5} className={styles.wrong}>
                  {read.faults
                    .map(({ field, fault, got }) => `${wordFor(say, "bulk.field", field)}: ${faultWords(fault, { got }, language)}`)
                    .join(" ")}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
