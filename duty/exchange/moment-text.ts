import type { Instant } from "../plan";
import { civilOf } from "../time/civil";
import { DAY } from "../time/wall-clock";

const two = (value: number, digits = 2) => String(value).padStart(digits, "0");

/** A moment in ISO 8601, UTC, to the millisecond; null stays null. `parseInstant` reads it back. Years 0 to 9999. */
export function momentText<At extends Instant | null>(at: At): At extends null ? string | null : string {
  if (at === null) return null as ReturnType<typeof momentText<At>>;
  const days = Math.floor(at / DAY);
  const { year, month, day } = civilOf(days);
  const rest = at - days * DAY;
  const [hour, minute] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60];
  const text = `${two(year, 4)}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(Math.floor(rest / 1000) % 60)}.${two(rest % 1000, 3)}Z`;
  return text as ReturnType<typeof momentText<At>>;
}
