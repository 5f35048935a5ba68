import type { DateException, DaySpan } from "../plan";
import { civilDay } from "./civil";

const two = (value: number) => String(value).padStart(2, "0");
const clock = (minute: number) => `${two(minute === 1440 ? 24 : Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
const NOBODY = "-";

/** Exceptions as text for tables: "2026-10-01 -; 2026-10-02 08:00-12:00,22:00-06:00 @RY003". A dash: nobody comes; after @ the person who comes instead. */
export const exceptionsText = (exceptions: readonly DateException[]): string =>
  exceptions
    .map(({ day, spans, person }) => {
      const hours = spans.length === 0 ? NOBODY : spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(",");
      return `${day} ${hours}${person === null ? "" : ` @${person}`}`;
    })
    .join("; ");

function spanOf(text: string): DaySpan | null {
  const found = /^(\d{1,2})[:：](\d{2})\s*[-–—至~]\s*(\d{1,2})[:：](\d{2})$/.exec(text.trim());
  if (!found) return null;
  const [fh, fm, th, tm] = found.slice(1).map(Number) as [number, number, number, number];
  if (fh > 23 || fm > 59 || th > 24 || tm > 59 || (th === 24 && tm > 0)) return null;
  const from = fh * 60 + fm;
  const end = th * 60 + tm;
  return { from, to: end > from ? end : end + 1440 };
}

function exceptionOf(text: string): DateException | null {
  const found = /^(\S+)\s+(.*?)(?:\s*@(\S+))?$/.exec(text.trim());
  const day = found ? civilDay(found[1] as string) : null;
  if (!found || day === null) return null;
  const hours = (found[2] as string).trim();
  const spans = hours === NOBODY || hours === "休" ? [] : hours.split(/[,，、]/).map(spanOf);
  return spans.some((span) => span === null) ? null : { day, spans: spans as DaySpan[], person: found[3] ?? null };
}

/** Reads what `exceptionsText` writes, and what people write like it; null where it cannot be read. */
export function exceptionsOf(text: string): DateException[] | null {
  const list = text
    .split(/[;；\n]/)
    .filter((one) => one.trim() !== "")
    .map(exceptionOf);
  return list.some((one) => one === null) ? null : (list as DateException[]);
}
