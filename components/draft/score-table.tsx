"use client";

import type { Scores } from "../../duty/divide/scores";
import { useWords } from "../words/use-words";
import styles from "./draft-board.module.css";
import { shareText } from "./figures";

type Row = keyof Omit<Scores, "version" | "owners">;

const ROWS: readonly { readonly row: Row; readonly text: (value: number) => string }[] = [
  { row: "deviation", text: shareText },
  { row: "spread", text: shareText },
  { row: "contiguous", text: shareText },
  { row: "compactness", text: (value) => value.toFixed(3) },
  { row: "leastCompact", text: (value) => value.toFixed(3) },
  { row: "cutLength", text: (value) => (value / 1000).toFixed(1) },
  { row: "alongStreets", text: shareText },
  { row: "borders", text: String },
  { row: "walking", text: (value) => String(Math.round(value)) },
];

/** One answer's scores, of its grids and of its squads. */
export interface ScoredAnswer {
  readonly name: string;
  readonly grids: Scores;
  readonly squads: Scores;
}

/** The scores of several answers side by side. */
export function ScoreTable({ answers }: { readonly answers: readonly ScoredAnswer[] }) {
  const { say } = useWords();
  const part = (of: "grids" | "squads") => (
    <tbody>
      <tr>
        <th colSpan={answers.length + 1} scope="rowgroup" className={styles.scoreGroup}>
          {say(of === "grids" ? "score.of-grids" : "score.of-squads")}
        </th>
      </tr>
      {ROWS.map(({ row, text }) => (
        <tr key={row}>
          <th scope="row">{say(`score.${row}`)}</th>
          {answers.map((answer) => (
            <td key={answer.name} data-score={`${of}.${row}`}>
              {answer[of].owners > 0 ? text(answer[of][row]) : "—"}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.scores} data-testid="scores">
        <caption>{say("grids.score", { version: answers[0]?.grids.version ?? 1 })}</caption>
        <thead>
          <tr>
            <td />
            {answers.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {part("grids")}
        {part("squads")}
      </table>
    </div>
  );
}
