import type { Weekday, WeeklyPattern, WeeklySpan } from "../plan";
import { patternFault } from "./pattern";

const two = (value: number) => String(value).padStart(2, "0");

/** Minutes after midnight as a clock shows them; 1440 is 24:00, what runs into the next day begins anew. */
const clock = (minute: number) => `${two(minute === 1440 ? 24 : Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;

/** Days as numbers, runs of three or more joined: "1-5", "6,7". */
function daysText(days: readonly Weekday[]): string {
  const parts: string[] = [];
  for (let i = 0; i < days.length; ) {
    let end = i;
    while (end + 1 < days.length && days[end + 1] === (days[end] as number) + 1) end++;
    if (end - i >= 2) parts.push(`${days[i]}-${days[end]}`);
    else for (let k = i; k <= end; k++) parts.push(String(days[k]));
    i = end + 1;
  }
  return parts.join(",");
}

/** A weekly pattern as text for tables: "1-5 06:30-14:00; 6,7 22:00-06:00". Monday is 1; an end not after its beginning lies in the next day. */
export const patternText = (pattern: WeeklyPattern): string =>
  pattern.map(({ days, from, to }) => `${daysText(days)} ${clock(from)}-${clock(to)}`).join("; ");

const DAY_LETTERS = "一二三四五六日";
const EVERY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

function dayOf(text: string): number {
  const letter = text.replace(/^(周|星期)/, "").replace("天", "日");
  const place = DAY_LETTERS.indexOf(letter);
  return letter.length === 1 && place >= 0 ? place + 1 : Number(letter);
}

function daysOf(text: string): Weekday[] | null {
  if (/^(每天|每日|daily|\*)$/i.test(text)) return [...EVERY];
  if (/^(工作日|workdays?)$/i.test(text)) return [1, 2, 3, 4, 5];
  const days = text.split(/[,，、]/).flatMap((part) => {
    const [from, to = from] = part.split(/[-–—至~]/).map((one) => dayOf(one.trim()));
    if (!(Number.isInteger(from) && Number.isInteger(to)) || (to as number) < (from as number)) return [Number.NaN];
    return Array.from({ length: (to as number) - (from as number) + 1 }, (_none, step) => (from as number) + step);
  });
  return days.every((day) => day >= 1 && day <= 7) ? (days as Weekday[]) : null;
}

const HOURS = /^(\d{1,2})[:：](\d{2})\s*[-–—至~]\s*(\d{1,2})[:：](\d{2})$/;

function spanOf(text: string): WeeklySpan | null {
  const match = /^(\S+)\s+(.+)$/.exec(text) ?? (HOURS.test(text) ? [text, "*", text] : null);
  const days = match && daysOf(match[1] as string);
  const hours = match && HOURS.exec((match[2] as string).trim());
  if (!days || !hours) return null;
  const [from, end] = [Number(hours[1]) * 60 + Number(hours[2]), Number(hours[3]) * 60 + Number(hours[4])];
  if (Number(hours[2]) > 59 || Number(hours[4]) > 59 || end > 1440) return null;
  return { days, from, to: end <= from ? end + 1440 : end };
}

/** Reads what `patternText` writes, and how people write it: 周一至周五 08:00-12:00; 每天 06:30-21:30. Null when it is none. */
export function patternOf(text: string): WeeklyPattern | null {
  const spans = text
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(spanOf);
  const pattern = spans.filter((span) => span !== null);
  return pattern.length === spans.length && patternFault(pattern) === null ? pattern : null;
}
