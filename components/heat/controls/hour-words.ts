import type { Weekday } from "../../../duty/plan";
import type { Language } from "../../words/language";
import { daysWords } from "../../words/pattern-words";
import type { Say } from "../../words/words";

/** Weekdays (1 is Monday) with the same hours; spans half-open in whole hours. */
export interface HourGroup {
  readonly days: readonly Weekday[];
  readonly spans: readonly (readonly [from: number, to: number])[];
}

const MOST_GROUPS = 3;
const MOST_SPANS = 4;
const two = (hour: number) => String(hour).padStart(2, "0");

function spansOf(hours: readonly boolean[]): [number, number][] {
  const spans: [number, number][] = [];
  hours.forEach((flag, hour) => {
    const last = spans[spans.length - 1];
    if (!flag) return;
    if (last && last[1] === hour) last[1] = hour + 1;
    else spans.push([hour, hour + 1]);
  });
  return spans;
}

/** Spans that meet at midnight as one, [22, 6]: only true when all seven days have them. */
function throughMidnight(spans: readonly [number, number][]): [number, number][] {
  const [first, last] = [spans[0], spans[spans.length - 1]];
  if (spans.length < 2 || first?.[0] !== 0 || last?.[1] !== 24) return [...spans];
  return [...spans.slice(1, -1), [last[0], first[1]]];
}

/** Hours of the week (168 flags) as groups of weekdays with equal hours, in order of their first day; days without an hour are in none. */
export function hourGroups(flags: readonly boolean[]): HourGroup[] {
  const groups = new Map<string, { readonly days: Weekday[]; readonly spans: [number, number][] }>();
  for (let day = 0; day < 7; day++) {
    const spans = spansOf(flags.slice(day * 24, day * 24 + 24));
    if (spans.length === 0) continue;
    const key = spans.join();
    const group = groups.get(key) ?? { days: [], spans };
    groups.set(key, group);
    group.days.push((day + 1) as Weekday);
  }
  return [...groups.values()].map(({ days, spans }) => ({ days, spans: days.length === 7 ? throughMidnight(spans) : spans }));
}

const wholeDay = ({ spans: [first] }: HourGroup) => first?.[0] === 0 && first[1] === 24;

/** Hours of the week in words: 周一至周五 07-09、16-18时. Whole days by name alone; a choice too ragged for words by its number of hours. */
export function hourWords(flags: readonly boolean[], say: Say, language: Language): string {
  const groups = hourGroups(flags);
  if (groups.length > MOST_GROUPS || groups.some(({ spans }) => spans.length > MOST_SPANS))
    return say("controls.hours.many", { count: flags.filter(Boolean).length });
  const [comma, semicolon] = language === "zh" ? ["、", "；"] : [", ", "; "];
  return groups
    .map((group) => {
      const days = daysWords(group.days, language);
      if (wholeDay(group)) return days;
      return say("controls.hours.spans", { days, spans: group.spans.map(([from, to]) => `${two(from)}-${two(to)}`).join(comma) });
    })
    .join(semicolon);
}
