"use client";

import { Skeleton } from "antd";
import { useEffect, useState } from "react";
import type { LoadChange, WhatIf } from "../../duty/edit/what-if";
import type { Plan } from "../../duty/plan";
import { useWords } from "../words/use-words";
import type { Bench } from "./bench";
import styles from "./draft-board.module.css";
import { TaskBar } from "./task-bar";
import { useTask } from "./use-task";

const MOST = 100;
const points = (value: number | null) => (value === null ? "—" : Math.round(value).toLocaleString("en-US"));
const signed = (share: number) => `${share > 0 ? "+" : ""}${(share * 100).toFixed(1)} %`;

function Loads({ title, list }: { readonly title: string; readonly list: readonly LoadChange[] }) {
  const { say } = useWords();
  const changed = (one: LoadChange) => Math.abs((one.before ?? -1) - (one.after ?? -1)) > 0.5;
  const sorted = [...list].sort((a, b) => Number(changed(b)) - Number(changed(a)) || Math.abs(b.deviation) - Math.abs(a.deviation));
  return (
    <table className={styles.scores}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{say("effect.before")}</th>
          <th scope="col">{say("effect.after")}</th>
          <th scope="col">{say("effect.deviation")}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.slice(0, MOST).map((one) => (
          <tr key={one.code} className={changed(one) ? styles.changed : undefined}>
            <th scope="row">{one.name}</th>
            <td>{points(one.before)}</td>
            <td>{points(one.after)}</td>
            <td>{one.after === null ? "—" : signed(one.deviation)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the draft would change beside what it was when the page was opened: workload, borders, and what loses its ground. Computed anew after every change. */
export function EffectPanel({
  bench,
  before,
  workBefore,
}: {
  readonly bench: Bench;
  readonly before: Plan;
  readonly workBefore: readonly (readonly [string, number])[] | null;
}) {
  const { say } = useWords();
  const task = useTask();
  const [effect, setEffect] = useState<WhatIf | null>(null);
  const { worker, plan, mark, formula } = bench;
  const { run } = task;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another plan or formula has another effect
  useEffect(() => {
    if (!workBefore) return;
    const timer = window.setTimeout(async () => {
      const found = await run((onProgress) => worker.ask({ task: "what-if", before, workBefore }, onProgress));
      if (!found) return;
      setEffect(found);
      mark(found.strays.map(({ code, at }) => ({ id: code, kind: "stray", at, area: null, line: null })));
    }, 300);
    return () => window.clearTimeout(timer);
  }, [plan, formula, before, workBefore, worker, run, mark]);
  if (!effect) return task.failed ? <TaskBar task={task} /> : <Skeleton active paragraph={{ rows: 5 }} />;
  if (effect.grids.length === 0) return <p className={styles.hint}>{say("effect.none")}</p>;
  const nameOf = (code: string) => plan.squads.find((one) => one.code === code)?.name ?? code;
  const km = (metres: number) => (metres / 1000).toFixed(1);
  return (
    <section className={styles.panelBody} data-testid="effect">
      <p className={styles.hint}>{say("effect.intro")}</p>
      <h3>{say("effect.strays")}</h3>
      {effect.strays.length === 0 ? (
        <p className={styles.quiet}>{say("effect.strays-none")}</p>
      ) : (
        <ul className={styles.list} data-testid="strays">
          {effect.strays.slice(0, MOST).map(({ code, name, why, at }) => (
            <li key={`${why} ${code}`}>
              <button type="button" className={styles.row} onClick={() => bench.map?.fly(at)}>
                <span>{name}</span>
                <span className={styles.quiet}>{say(`effect.why.${why}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {effect.strays.length > MOST && <p className={styles.quiet}>{say("draft.more", { count: effect.strays.length - MOST })}</p>}
      <div className={styles.scroll}>
        <Loads title={`${say("effect.work")} · ${say("score.of-squads")}`} list={effect.squads} />
        <Loads title={`${say("effect.work")} · ${say("score.of-grids")}`} list={effect.grids} />
      </div>
      <h3>{say("effect.borders")}</h3>
      <ul className={styles.list}>
        {effect.borders.map(({ one, other, before: was, after, settled }) => (
          <li key={`${one} ${other}`} className={styles.line}>
            <span>
              {nameOf(one)} / {nameOf(other)}
            </span>
            <span className={styles.quiet}>
              {say("effect.metres", { before: km(was), after: km(after) })} · {say(settled ? "effect.settled" : "effect.unsettled")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
