import { faultWords } from "../../words/fault-words";
import type { Language } from "../../words/language";
import type { Say } from "../../words/words";

/** Faults of a table of cameras that this page has sentences for; "camera-sheet.<fault>". */
export const SHEET_FAULTS = [
  "no-code",
  "too-many",
  "too-large",
  "unreadable",
  "missing",
  "too-long",
  "bad-number",
  "out-of-range",
  "half-place",
  "bad-day",
  "repeated",
] as const;

/** What a fault of a table is called: a sentence of this page, else one of the file formats, else the code. */
export function sheetFault(fault: string, values: Readonly<Record<string, string | number>>, say: Say, language: Language): string {
  const own = SHEET_FAULTS.find((one) => one === fault);
  return own ? say(`camera-sheet.${own}`, values) : faultWords(fault, values, language);
}
