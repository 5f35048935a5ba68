"use client";

import type { Weekday } from "../../duty/plan";
import { HEAT_RAMP } from "../map/palette";
import { clockText, weekdayWords } from "../words/pattern-words";
import { useWords } from "../words/use-words";
import styles from "./border-detail.module.css";

const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_none, hour) => hour);

const colour = (count: number, most: number): string => {
  if (count === 0) return "#f0f2f5";
  const [red, green, blue] = HEAT_RAMP[
    Math.min(HEAT_RAMP.length - 1, Math.floor((count / most) * HEAT_RAMP.length))
  ] as (typeof HEAT_RAMP)[number];
  return `rgb(${red} ${green} ${blue})`;
};

/** Violations in a band by hour of the week, seven rows of 24; `byHour` begins with Monday 00:00. */
export function WeekHeat({ byHour }: { readonly byHour: readonly number[] }) {
  const { say, language } = useWords();
  const most = Math.max(...byHour, 1);
  const peak = byHour.indexOf(most);
  const when = (slot: number) => `${weekdayWords((Math.floor(slot / 24) + 1) as Weekday, language)} ${clockText((slot % 24) * 60)}`;
  const summary = byHour.some((count) => count > 0) ? say("border.heat-peak", { when: when(peak), count: most }) : say("border.heat-none");
  return (
    <figure className={styles.heat}>
      <table className={styles.week}>
        <caption>{summary}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.unseen}>{say("border.weekday")}</span>
            </th>
            {HOURS.map((hour) => (
              <th key={hour} scope="col">
                <span className={hour % 6 === 0 ? undefined : styles.unseen}>{hour}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day) => (
            <tr key={day}>
              <th scope="row">{weekdayWords(day, language)}</th>
              {HOURS.map((hour) => {
                const count = byHour[(day - 1) * 24 + hour] ?? 0;
                return (
                  <td key={hour} style={{ background: colour(count, most) }} title={`${when((day - 1) * 24 + hour)} · ${count}`}>
                    <span className={styles.unseen}>{count}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
