import { type Language, LOCALE } from "../words/language";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A file's size as people read it: three digits at most, in steps of 1,024. */
export function byteSize(bytes: number, language: Language): string {
  const step = Math.min(UNITS.length - 1, bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10));
  return new Intl.NumberFormat(LOCALE[language], {
    style: "unit",
    unit: UNITS[step] as string,
    unitDisplay: step === 0 ? "narrow" : "short",
    maximumSignificantDigits: 3,
  }).format(bytes / 1024 ** step);
}
