"use client";

import { memo } from "react";
import type { PostWeek } from "../../../duty/five/post-week";
import { DAY_SLOTS } from "../../../duty/five/week-slots";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";

/** Runs of equal values of a week as bars: where they begin, how long, what. */
function barsOf(week: PostWeek): { from: number; long: number; kind: "there" | "more" | "open" }[] {
  const bars: { from: number; long: number; kind: "there" | "more" | "open" }[] = [];
  const kindAt = (slot: number) => {
    const count = week.there[slot] ?? 0;
    return count > 1 ? "more" : count === 1 ? "there" : week.wanted[slot] ? "open" : null;
  };
  for (let slot = 0; slot < week.there.length; slot++) {
    const kind = kindAt(slot);
    const last = bars.at(-1);
    if (last && last.kind === kind && last.from + last.long === slot) last.long++;
    else if (kind) bars.push({ from: slot, long: 1, kind });
  }
  return bars;
}

/** A post's week as a strip from Monday to Sunday: somebody there, more than one, nobody though somebody must be. */
export const WeekStrip = memo(function WeekStrip({ week }: { readonly week: PostWeek }) {
  const { say } = useWords();
  const share = week.due === 0 ? 100 : Math.round((week.met / week.due) * 100);
  return (
    <svg
      className={styles.strip}
      viewBox={`0 0 ${7 * DAY_SLOTS} 10`}
      preserveAspectRatio="none"
      role="img"
      aria-label={say("five.strip", { share, hours: week.due / 4 })}
    >
      <rect width={7 * DAY_SLOTS} height="10" className={styles.stripGround} />
      {barsOf(week).map(({ from, long, kind }) => (
        <rect key={from} x={from} width={long} y={kind === "open" ? 6 : 0} height={kind === "open" ? 4 : 10} data-kind={kind} />
      ))}
      {[1, 2, 3, 4, 5, 6].map((day) => (
        <rect key={`day${day}`} x={day * DAY_SLOTS} width="1.5" height="10" className={styles.stripDay} />
      ))}
    </svg>
  );
});
