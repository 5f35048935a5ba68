import type { Weekday, WeeklyPattern, WeeklySpan } from "../../duty/plan";
import type { Language } from "./language";

const ZH_DAY = ["一", "二", "三", "四", "五", "六", "日"] as const;
const EN_DAY = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const two = (value: number) => String(value).padStart(2, "0");

/** Minutes after midnight as a clock shows them: 390 is 06:30, 1440 is 24:00. */
export const clockText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

const nextDay = (language: Language) => (language === "zh" ? "次日" : "next day ");

/** One stretch of a day, "06:30-14:00"; one that runs into the next day says so. */
export function stretchWords(from: number, to: number, language: Language): string {
  const end = to > 1440 ? `${nextDay(language)}${clockText(to - 1440)}` : clockText(to);
  return `${clockText(from)}-${end}`;
}

/** A weekday's name: 周一, Mon. */
export const weekdayWords = (day: Weekday, language: Language): string =>
  language === "zh" ? `周${ZH_DAY[day - 1]}` : (EN_DAY[day - 1] as string);

function runsOf(days: readonly Weekday[]): [Weekday, Weekday][] {
  const runs: [Weekday, Weekday][] = [];
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && day === last[1] + 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** Weekdays in words: 每天, 周一至周五, 周一、周三. */
export function daysWords(days: readonly Weekday[], language: Language): string {
  const runs = runsOf(days);
  const [first] = runs;
  if (first && first[0] === 1 && first[1] === 7) return language === "zh" ? "每天" : "every day";
  const name = (day: Weekday) => weekdayWords(day, language);
  const words = runs.flatMap(([from, to]) => {
    if (from === to) return [name(from)];
    if (to === from + 1) return [name(from), name(to)];
    return [language === "zh" ? `${name(from)}至${name(to)}` : `${name(from)}-${name(to)}`];
  });
  return words.join(language === "zh" ? "、" : ", ");
}

/** A weekly pattern in words: 周一至周五 06:30-14:00、17:00-19:00；周六、周日 08:00-12:00. */
export function patternWords(pattern: WeeklyPattern, language: Language): string {
  const byDays = new Map<string, { readonly days: readonly Weekday[]; readonly spans: WeeklySpan[] }>();
  for (const span of pattern) {
    const key = [...new Set(span.days)].sort((a, b) => a - b).join();
    const found = byDays.get(key);
    if (found) found.spans.push(span);
    else byDays.set(key, { days: span.days, spans: [span] });
  }
  const groups = [...byDays.values()].sort((a, b) => Math.min(...a.days) - Math.min(...b.days));
  const comma = language === "zh" ? "、" : ", ";
  return groups
    .map(({ days, spans }) => {
      const stretches = spans.sort((a, b) => a.from - b.from).map(({ from, to }) => stretchWords(from, to, language));
      return `${daysWords(days, language)} ${stretches.join(comma)}`;
    })
    .join(language === "zh" ? "；" : "; ");
}

/** A distance in words: 35 米, 1.2 公里. */
export function distanceWords(metres: number, language: Language): string {
  if (metres < 1000) return language === "zh" ? `${Math.round(metres)} 米` : `${Math.round(metres)} m`;
  const kilometres = (metres / 1000).toFixed(1);
  return language === "zh" ? `${kilometres} 公里` : `${kilometres} km`;
}
