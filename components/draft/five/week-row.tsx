"use client";
import { memo } from "react";
import { clockText } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";

/** One day of the week as quarter hours: what is painted, what the stroke under way covers, where the keys stand. */
export const DayRow = memo(function DayRow({
  id,
  day,
  name,
  slots,
  covered,
  cursor,
}: {
  readonly id: string;
  readonly day: number;
  readonly name: string;
  readonly slots: string;
  readonly covered: string;
  readonly cursor: number | null;
}) {
  const { say } = useWords();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, which names the active cell
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be painted on as one widget
    <div className={styles.weekRow} role="row">
      {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid */}
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be painted on as one widget */}
      <span className={styles.weekDay} role="rowheader">
        {name}
      </span>
      {Array.from(slots, (value, slot) => (
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid
        // biome-ignore lint/a11y/useSemanticElements: a table cannot be painted on as one widget
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: quarter hours have no other name
          key={slot}
          id={`${id}-${day}-${slot}`}
          role="gridcell"
          aria-selected={value === "1"}
          aria-label={`${name} ${clockText(slot * 15)} ${say(value === "1" ? "five.slot-on" : "five.slot-off")}`}
          className={styles.slot}
          data-on={value === "1" || undefined}
          data-hour={slot % 4 === 0 || undefined}
          data-covered={covered[slot] === "1" || undefined}
          data-cursor={cursor === slot || undefined}
        />
      ))}
    </div>
  );
});
