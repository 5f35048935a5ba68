"use client";

import { Alert, Button } from "antd";
import { useMemo, useState } from "react";
import { useWords } from "../../words/use-words";
import { type Exposure, type GridRow, gridRows, hoursOfDay } from "./exposure-figures";
import { ExposureHours, figure } from "./exposure-hours";
import styles from "./exposure-panel.module.css";
import { EYES_TONE } from "./own-eyes";
import { useKept } from "./use-kept";
import { verdictFigures, verdictKind, verdictWords } from "./verdict-words";

const FIRST = 12;

function Difference({ row, most }: { readonly row: GridRow; readonly most: number }) {
  const { say } = useWords();
  const width = `${(Math.abs(row.difference) / most) * 50}%`;
  const side = row.difference > 0 ? { left: "50%", background: EYES_TONE.others } : { right: "50%", background: EYES_TONE.own };
  return (
    <td className={styles.difference}>
      <span className={styles.away} style={{ width, ...side }} aria-hidden="true" />
      <span className={styles.points}>{say("controls.exposure.points", { points: row.difference * 100 })}</span>
    </td>
  );
}

function Grids({ rows }: { readonly rows: readonly GridRow[] }) {
  const { say } = useWords();
  const [all, setAll] = useState(false);
  const most = Math.max(Number.EPSILON, ...rows.map(({ difference }) => Math.abs(difference)));
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.grids}>
          <caption>{say("controls.exposure.grids")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("noun.grid")}</th>
              {(["hours", "own", "per-hour", "others"] as const).map((name) => (
                <th key={name} scope="col">
                  {say(`controls.exposure.column.${name}`)}
                </th>
              ))}
              <th scope="col" className={styles.difference}>
                {say("controls.exposure.column.difference")}
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? rows : rows.slice(0, FIRST)).map((row) => (
              <tr key={row.grid}>
                <th scope="row" title={row.grid}>
                  {row.name || row.grid}
                </th>
                <td>{say("controls.number", { count: row.hours })}</td>
                <td>{say("controls.number", { count: row.own })}</td>
                <td>{figure(say, row.perHour)}</td>
                <td>{say("controls.number", { count: row.others })}</td>
                <Difference row={row} most={most} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > FIRST && (
        <Button size="small" type="link" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say("controls.fewer") : say("controls.more", { count: rows.length - FIRST })}
        </Button>
      )}
    </>
  );
}

/** Whether the patrol explains the pattern: finds beside finds per patrol hour, own channels apart from the others, and a plain sentence. Null while it loads. */
export function ExposurePanel({ exposure }: { readonly exposure: Exposure | null }) {
  const { say } = useWords();
  const { kept, stale } = useKept(exposure);
  const hours = useMemo(() => kept && hoursOfDay(kept.byHour), [kept]);
  const rows = useMemo(() => kept && gridRows(kept.byGrid), [kept]);
  const look = stale ? `${styles.frame} ${styles.stale}` : styles.frame;
  return (
    <section className={look} aria-label={say("controls.exposure.title")} aria-busy={exposure === null}>
      {kept && hours && rows ? (
        <>
          <Alert type={verdictKind(kept.verdict.code)} showIcon title={verdictWords(kept.verdict, say)} />
          {verdictFigures(kept.verdict, say).map((line) => (
            <p key={line} className={styles.figures}>
              {line}
            </p>
          ))}
          <ExposureHours hours={hours} />
          {rows.length > 0 && <Grids rows={rows} />}
          <p className={styles.note}>{say("controls.exposure.note")}</p>
        </>
      ) : (
        <p className={styles.wait}>{say("loading")}</p>
      )}
    </section>
  );
}
