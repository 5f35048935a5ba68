import { civilOf, dayExists, daysOf } from "./civil";

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a day written "2026-10-01"; null when that is no day of the calendar. */
export function dayOfCode(code: string): number | null {
  const match = FORM.exec(code);
  if (!match) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return dayExists(day) ? daysOf(day) : null;
}

const padded = (value: number, width: number) => String(value).padStart(width, "0");

/** The day that lies `days` after 1970-01-01, written "2026-10-01". */
export function codeOfDay(days: number): string {
  const { year, month, day } = civilOf(days);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}
