import { codeOfDay, dayOfCode } from "../../duty/time/day-code";
import type { Language } from "../words/language";

const DAY = 86_400_000;

/** A span of days, half-open, as people write it: both ends included. */
export function periodWords([from, to]: readonly [from: string, to: string], language: Language): string {
  const last = dayOfCode(to);
  if (last === null) return `${from} – ${to}`;
  const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", {
    year: "numeric",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
  return format.formatRange(new Date(`${from}T00:00Z`), new Date((last - 1) * DAY));
}

/** A share as per cent, with as many places as it needs to be more than nothing. */
export function shareWords(share: number, language: Language): string {
  const digits = share >= 0.1 ? 0 : share >= 0.01 ? 1 : 2;
  return new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", { style: "percent", maximumFractionDigits: digits }).format(share);
}

/** A number to two places that mean something. */
export const roughly = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", { maximumSignificantDigits: 2 }).format(value);

/** The last day of a series, "2026-10-31"; null without a day. */
export function lastDayOf(series: { readonly from: string | null; readonly counts: readonly number[] } | null): string | null {
  const first = series?.from ? dayOfCode(series.from) : null;
  return first === null || !series ? null : codeOfDay(first + series.counts.length - 1);
}

/** A month, "2026-10", as people write it. */
export const monthWords = (month: string, language: Language): string =>
  month === ""
    ? ""
    : new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", { year: "numeric", month: "long", timeZone: "UTC" }).format(
        new Date(`${month}-15T00:00Z`),
      );
