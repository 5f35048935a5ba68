import type { Instant } from "../plan";
import { dayExists, daysOf } from "./civil";
import { DAY, MINUTE, type WallClock } from "./wall-clock";

/** A moment read from text, or why not. */
export type ParsedInstant =
  | { readonly ok: true; readonly at: Instant; readonly note: "time.ambiguous" | null }
  | { readonly ok: false; readonly fault: "time.unreadable" | "time.no-such-day" | "time.nonexistent" };

const FORM = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|z|[+-]\d{2}:?\d{2})?$/;

/** Minutes of an offset such as +08:00 or Z. */
function offsetMinutes(text: string): number {
  if (text === "Z" || text === "z") return 0;
  const digits = text.slice(1).replace(":", "");
  return (text[0] === "-" ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
}

/**
 * Reads ISO 8601 with an offset, or without one as the wall clock of the city. A time that the wall shows twice is the first of the two and
 * says so; one that it never shows is refused. A bare date is its midnight.
 */
export function parseInstant(text: string, clock: WallClock): ParsedInstant {
  const match = FORM.exec(text.trim());
  if (!match) return { ok: false, fault: "time.unreadable" };
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const milliseconds = match[7] ? Math.floor(Number(`0.${match[7]}`) * 1000) : 0;
  if (!dayExists({ year, month, day })) return { ok: false, fault: "time.no-such-day" };
  if (hour > 23 || minute > 59 || second > 59) return { ok: false, fault: "time.unreadable" };
  const local = daysOf({ year, month, day }) * DAY + (hour * 60 + minute) * MINUTE + second * 1000 + milliseconds;
  if (match[8]) {
    const offset = offsetMinutes(match[8]);
    return Math.abs(offset) > 18 * 60 ? { ok: false, fault: "time.unreadable" } : { ok: true, at: local - offset * MINUTE, note: null };
  }
  const found = clock.instant(local);
  return found ? { ok: true, at: found.at, note: found.twice ? "time.ambiguous" : null } : { ok: false, fault: "time.nonexistent" };
}

const two = (value: number) => String(value).padStart(2, "0");

/** ISO 8601 with the city's offset at that moment: 2026-11-24T07:20:00+08:00. */
export function printedInstant(at: Instant, clock: WallClock): string {
  const { year, month, day, minute, second } = clock.wall(at);
  const offset = clock.offset(at) / MINUTE;
  const sign = offset < 0 ? "-" : "+";
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.floor(Math.abs(offset)) % 60)}`;
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}${zone}`;
}
