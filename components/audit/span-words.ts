import type { Span } from "../../duty/audit/finding";
import { type Language, LOCALE } from "../words/language";
import type { Say } from "../words/words";

/** Stretches of time in words on the city's wall clock: the first few, then how many more, and the hours in all. */
export function spanWords(language: Language, timeZone: string, say: Say): (spans: readonly Span[], most?: number) => string {
  const day = new Intl.DateTimeFormat(LOCALE[language], { timeZone, month: "numeric", day: "numeric", weekday: "short" });
  const clock = new Intl.DateTimeFormat(LOCALE[language], { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const one = ([from, to]: Span) => {
    const [begins, ends] = [day.format(from), day.format(to - 1)];
    const end = clock.format(to) === "00:00" ? "24:00" : clock.format(to);
    return `${begins} ${clock.format(from)}-${begins === ends ? "" : `${ends} `}${end}`;
  };
  const comma = language === "zh" ? "、" : ", ";
  return (spans, most = 2) => {
    if (spans.length === 0) return "";
    const told = spans.slice(0, most).map(one).join(comma);
    if (spans.length <= most) return told;
    const hours = spans.reduce((sum, [from, to]) => sum + (to - from), 0) / 3_600_000;
    return `${told} ${say("audit.more-spans", { count: spans.length })}${comma}${say("audit.hours-total", { hours: hours.toFixed(hours % 1 ? 1 : 0) })}`;
  };
}
