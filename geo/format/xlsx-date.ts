const two = (value: number) => String(value).padStart(2, "0");

/** Year, month and day of a day counted from 1970-01-01. Source: Howard Hinnant, "chrono-compatible low-level date algorithms". */
function civil(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1)}`;
}

function clock(seconds: number): string {
  const rest = seconds % 60;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest > 0 ? `:${two(rest)}` : ""}`;
}

/** What a number format shows: days, times of day, both, or null for a plain number. */
export type DateKind = "date" | "time" | "both" | null;

/** Formats every workbook has without listing them. Source: ECMA-376 18.8.30, with those of Chinese workbooks (27-36, 50-58). */
function builtIn(id: number): DateKind {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return "date";
  if (id === 22) return "both";
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56 ? "time" : null;
}

/** The kind of a number format by its id and, where the workbook has one, its code. */
export function dateKind(id: number, code: string | undefined): DateKind {
  if (code === undefined) return builtIn(id);
  const plain = (code.split(";")[0] ?? "")
    .slice(0, 300)
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .replace(/general|am\/pm|a\/p|\u4e0a\u5348\/\u4e0b\u5348/gi, "");
  const time = /[hs]/i.test(plain);
  const day = /[yd]/i.test(plain) || (/m/i.test(plain) && !time);
  return day ? (time ? "both" : "date") : time ? "time" : null;
}

const LAST = 2_958_466;

/**
 * A number of a workbook that is shown as a date: "YYYY-MM-DD", "YYYY-MM-DDTHH:mm[:ss]" or "HH:mm[:ss]"; null outside the years 1900-9999. Days count from
 * 1899-12-31, with a 29th of February 1900 that never was; or from 1904-01-01.
 */
export function dateText(serial: number, kind: Exclude<DateKind, null>, from1904: boolean): string | null {
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  if (!(serial >= 0) || day + (from1904 ? 1462 : 0) >= LAST) return null;
  const time = clock(seconds - day * 86_400);
  if (kind === "time" && day === 0) return time;
  const date = civil(from1904 ? day - 24_107 : day - (day < 60 ? 25_568 : 25_569));
  return kind === "date" && time === "00:00" ? date : `${date}T${time}`;
}
