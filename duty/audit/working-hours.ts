import type { Person } from "../plan";
import type { Spell } from "../spells";
import type { AuditedDays } from "./audited-days";
import { type Finding, type FindingCode, menderOf, type Span } from "./finding";
import { hoursOf } from "./gaps";
import { longestRest, type ShiftDay, shiftDays, worked } from "./work";

const HOUR = 3_600_000;
const hours = (milliseconds: number) => Math.round(milliseconds / 36_000) / 100;

type Told = (code: FindingCode, day: number, detail: Finding["detail"], spans: readonly Span[]) => Finding;

function teller(person: Person, { quarters }: AuditedDays): Told {
  return (code, index, detail, spans) => {
    const day = (quarters.days[index] as (typeof quarters.days)[number]).code;
    return {
      code,
      key: `${code}:${person.code}:${day}`,
      noun: "person",
      item: person.code,
      detail: { name: person.name, day, ...detail },
      at: null,
      spans,
      who: menderOf(person.squad),
      fix: { panel: "person", code: person.code, day },
    };
  };
}

/** Days with more hours than the law allows (劳动法 36). */
function longDays(shifts: readonly ShiftDay[], { law, quarters }: AuditedDays, tell: Told): Finding[] {
  return shifts.flatMap(({ day, spans }) => {
    if (day < 0 || day >= quarters.days.length) return [];
    const own = spans.reduce((sum, [from, to]) => sum + to - from, 0);
    if (own <= law.hoursADay * HOUR) return [];
    return [tell("hours.day", day, { hours: hours(own), limit: law.hoursADay }, spans)];
  });
}

/** Whole weeks of the audited days with too many hours, or without a rest day (国务院规定 3, 劳动法 38). Days left over at the end make no week. */
function longWeeks(shifts: readonly ShiftDay[], { law, quarters: { days } }: AuditedDays, tell: Told): Finding[] {
  const found: Finding[] = [];
  for (let first = 0; first + 7 <= days.length; first += 7) {
    const [from, to] = [days[first]?.from as number, days[first + 6]?.to as number];
    const own = worked(shifts, from, to);
    if (own > law.hoursAWeek * HOUR) found.push(tell("hours.week", first, { hours: hours(own), limit: law.hoursAWeek }, [[from, to]]));
    const rest = longestRest(shifts, from, to);
    if (rest < law.restAWeek * HOUR) found.push(tell("hours.rest-day", first, { hours: hours(rest), limit: law.restAWeek }, [[from, to]]));
  }
  return found;
}

/** Nights too short between the work of two days, told on the later one. */
function shortNights(shifts: readonly ShiftDay[], { law, quarters }: AuditedDays, tell: Told): Finding[] {
  const least = law.restBetweenShifts;
  if (least === null) return [];
  return shifts.slice(1).flatMap(({ day, spans }, index) => {
    const last = (shifts[index] as ShiftDay).spans.at(-1) as Span;
    const rest: Span = [last[1], (spans[0] as Span)[0]];
    if (day < 0 || day >= quarters.days.length || rest[1] - rest[0] >= least * HOUR) return [];
    return [tell("hours.rest", day, { hours: hoursOf([rest]), limit: least }, [rest])];
  });
}

/** What the law of working time finds about one person with these spells. */
export function workFaults(person: Person, spells: readonly Spell[], days: AuditedDays): Finding[] {
  const shifts = shiftDays(spells, days.quarters);
  const tell = teller(person, days);
  return [...longDays(shifts, days, tell), ...longWeeks(shifts, days, tell), ...shortNights(shifts, days, tell)];
}

/** What the law of working time finds: hours of a day and of a week, the rest day, and, if the audit's law asks, the rest between shifts. */
export const workingHours = (days: AuditedDays): Finding[] =>
  [...days.byPerson].flatMap(([person, spells]) => workFaults(person, spells, days));
