import type { Instant } from "../../duty/plan";
import { type Language, LOCALE } from "../words/language";

const STEPS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

const formats = new Map<Language, Intl.RelativeTimeFormat>();

function formatOf(language: Language): Intl.RelativeTimeFormat {
  const made = formats.get(language) ?? new Intl.RelativeTimeFormat(LOCALE[language], { numeric: "auto" });
  formats.set(language, made);
  return made;
}

/** How long ago an instant is, in the largest whole unit: "3 minutes ago"; under a minute and in the future "now". */
export function timeSince(at: Instant, now: Instant, language: Language): string {
  const passed = Math.max(0, now - at);
  for (const [unit, length] of STEPS) if (passed >= length) return formatOf(language).format(-Math.floor(passed / length), unit);
  return formatOf(language).format(0, "second");
}

/** A span of minutes as two numbers: whole hours and the minutes left. */
export const hoursAndMinutes = (minutes: number): { readonly hours: number; readonly minutes: number } => {
  const whole = Math.round(Math.abs(minutes));
  return { hours: Math.floor(whole / 60), minutes: whole % 60 };
};
