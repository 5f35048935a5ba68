"use client";

import { Button } from "antd";
import { useId } from "react";
import type { Instant } from "../../duty/plan";
import type { WallClock } from "../../duty/time/wall-clock";
import { dayTimeFrom, dayTimeOf, dayTimeText, instantOfDayTime } from "../plan/day-time";
import { useWords } from "../words/use-words";
import styles from "./new-board.module.css";

interface TimeFieldProps {
  readonly clock: WallClock;
  /** Null: the moment of sending. */
  readonly value: Instant | null;
  readonly onChange: (at: Instant | null) => void;
}

/** When it was seen, on the city's wall; now unless told. */
export function TimeField({ clock, value, onChange }: TimeFieldProps) {
  const { say } = useWords();
  const id = useId();
  const wall = (at: Instant) => dayTimeText(dayTimeOf(at, clock));
  const told = (text: string) => {
    const read = dayTimeFrom(text.slice(0, 16));
    onChange(read ? instantOfDayTime(read, clock) : null);
  };
  return (
    <div className={styles.when}>
      <label className={styles.field} htmlFor={id}>
        {say("new.time")}
        <input
          id={id}
          className={styles.time}
          type="datetime-local"
          value={wall(value ?? Date.now())}
          max={wall(Date.now())}
          onChange={({ target }) => told(target.value)}
          data-testid="time"
        />
      </label>
      {value === null ? (
        <span className={styles.quiet}>{say("new.now")}</span>
      ) : (
        <Button onClick={() => onChange(null)}>{say("new.to-now")}</Button>
      )}
    </div>
  );
}
