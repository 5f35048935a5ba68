"use client";

import { type PointerEvent, useMemo, useRef } from "react";
import type { Weekday } from "../../../duty/plan";
import { clockText, weekdayWords } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import { rampColour } from "./ramp-colour";
import { useWeekBrush } from "./use-week-brush";
import { spotOf, type WeekSpot } from "./week-hours";
import styles from "./week-table.module.css";
import { useSpokenHour, type WeekViewProps } from "./wheel-drawing";

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOURS = Array.from({ length: 24 }, (_none, hour) => hour);

/** The hour under a pointer: a captured pointer's events name the table, not the field. */
function spotUnder(event: PointerEvent): WeekSpot | null {
  const slot = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-slot]")?.getAttribute("data-slot");
  return slot ? spotOf(Number(slot)) : null;
}

/** The week as a flat table, seven rows of 24: the same brush as the wheel, easier for fingers and for screen readers. */
export function WeekTable({ counts, value, onChange, mode, playing }: WeekViewProps) {
  const { say, language } = useWords();
  const holder = useRef<HTMLTableElement>(null);
  const { shown, focus, setFocus, press, drag, release, cancel, take, key } = useWeekBrush({
    value,
    onChange,
    mode,
    around: false,
    holder,
  });
  const most = useMemo(() => Math.max(1, ...counts), [counts]);
  const spoken = useSpokenHour(counts, shown);
  const begin = (event: PointerEvent) => {
    const spot = spotUnder(event);
    if (spot && event.button === 0) press(spot, event);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of fields to choose, as ARIA names it
    <table ref={holder} className={styles.week} role="grid" aria-label={say("controls.wheel.label")} aria-multiselectable="true">
      <thead>
        <tr>
          <th scope="col">
            <span className={styles.unseen}>{say("controls.weekday")}</span>
          </th>
          {HOURS.map((hour) => (
            <th key={hour} scope="col" className={hour === playing ? styles.playing : undefined}>
              <button
                type="button"
                tabIndex={-1}
                aria-label={say("controls.wheel.whole-hour", { time: clockText(hour * 60) })}
                onClick={(event) => take({ days: [0, 6], from: hour, hours: 1 }, event)}
              >
                {hour % 3 === 0 ? hour : "·"}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        onPointerDown={begin}
        onPointerMove={(event) => drag(event.buttons === 0 ? null : spotUnder(event))}
        onPointerUp={release}
        onPointerCancel={cancel}
        onDoubleClick={(event) => (event.target as Element).closest("[data-slot]") && onChange(null)}
        onKeyDown={(event) => (event.target as Element).closest("[data-slot]") && key(event)}
      >
        {DAYS.map((day) => (
          <tr key={day}>
            <th scope="row">
              <button type="button" tabIndex={-1} onClick={(event) => take({ days: [day, day], from: 0, hours: 24 }, event)}>
                {weekdayWords((day + 1) as Weekday, language)}
              </button>
            </th>
            {HOURS.map((hour) => {
              const slot = day * 24 + hour;
              return (
                <td
                  key={hour}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
                  role="gridcell"
                  data-slot={slot}
                  tabIndex={focus.day === day && focus.hour === hour ? 0 : -1}
                  aria-selected={shown?.[slot] ?? false}
                  aria-label={spoken(slot)}
                  title={spoken(slot)}
                  className={shown ? (shown[slot] ? styles.on : styles.off) : undefined}
                  style={{ background: rampColour(counts[slot] ?? 0, most) }}
                  onFocus={() => setFocus({ day, hour })}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
