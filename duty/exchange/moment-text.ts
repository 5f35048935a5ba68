import type { Instant } from "../plan";
import { civilOf } from "../time/civil";
import { DAY } from "../time/wall-clock";

const two = (value: number, digits = 2) => String(value).padStart(digits, "0");

/** A moment in ISO 8601, UTC, to the millisecond; null stays null. `parseInstant` reads it back. Years 0 to 9999. */
export function momentText(at: Instant): string;
export function momentText(at: Instant | null): string | null;
export function momentText(at: Instant | null): string | null {
  if (at === null) return null;
  const days = Math.floor(at / DAY);
  const { year, month, day } = civilOf(days);
  const rest = at - days * DAY;
  const [hour, minute] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60];
  return `${two(year, 4)}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(Math.floor(rest / 1000) % 60)}.${two(rest % 1000, 3)}Z`;
}
