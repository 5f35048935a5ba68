"use client";

import { Input } from "antd";
import type { Instant } from "../../../duty/plan";
import { parseInstant } from "../../../duty/time/parse-instant";
import type { WallClock } from "../../../duty/time/wall-clock";

const two = (value: number, digits = 2) => String(value).padStart(digits, "0");

function textOf(at: Instant | null, clock: WallClock): string {
  if (at === null) return "";
  const { year, month, day, minute } = clock.wall(at);
  return `${two(year, 4)}-${two(month)}-${two(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

interface MomentInputProps<At extends Instant | null> {
  readonly value: Instant | null;
  readonly onChange: (at: Instant | At) => void;
  /** What an emptied field means. */
  readonly empty: At;
  readonly clock: WallClock;
  readonly label: string;
  readonly disabled?: boolean | undefined;
  readonly testid?: string;
}

/** A moment on the city's wall clock, to the minute. */
export function MomentInput<At extends Instant | null>({ value, onChange, empty, clock, label, disabled, testid }: MomentInputProps<At>) {
  return (
    <Input
      type="datetime-local"
      value={textOf(value, clock)}
      disabled={disabled ?? false}
      aria-label={label}
      onChange={({ target }) => {
        if (target.value === "") return onChange(empty);
        const read = parseInstant(target.value, clock);
        if (read.ok) onChange(read.at);
      }}
      data-testid={testid}
    />
  );
}
