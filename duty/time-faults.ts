import type { Instant, Plan, WeeklyPattern } from "./plan";
import { dayOfCode } from "./time/day-code";
import { minutesOfWeek, patternFault } from "./time/pattern";

/** What is wrong with a plan's hours, days and spans: which noun, which code, what. */
export interface TimeFault {
  readonly fault:
    | "span.ends-before-it-begins"
    | NonNullable<ReturnType<typeof patternFault>>
    | "day.not-a-day"
    | "exception.not-a-day"
    | "exception.bad-span"
    | "plan.duplicate-code"
    | "merger.not-its-squads"
    | "merger.overlaps";
  readonly noun: string;
  readonly code: string;
  readonly detail: string;
}

const fault = (name: TimeFault["fault"], noun: string, code: string, detail = ""): TimeFault => ({ fault: name, noun, code, detail });

interface Validity {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** Whether two half-open spans of instants have a moment in common; null means without end. */
export const meet = (a: Validity, b: Validity): boolean => (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);

/** Whether two weekly patterns have a minute of the week in common; what a calendar's days do to them is left aside. */
export const sameHours = (one: WeeklyPattern, other: WeeklyPattern): boolean => {
  const theirs = minutesOfWeek(other);
  return minutesOfWeek(one).some(([from, to]) => theirs.some(([begin, end]) => from < end && begin < to));
};

function spanFaults(plan: Plan): TimeFault[] {
  const spans = [
    ...plan.assignments.map((one) => ({ noun: "assignment", ...one })),
    ...plan.rules.map((one) => ({ noun: "rule", ...one })),
    ...plan.allowances.map((one) => ({ noun: "allowance", ...one })),
    ...plan.absences.map((one) => ({ noun: "absence", ...one })),
    ...plan.mergers.map((one) => ({ noun: "merger", ...one })),
  ];
  const patterns = [
    ...plan.assignments.map(({ code, pattern }) => ({ noun: "assignment", code, pattern })),
    ...plan.places.map(({ code, keyHours }) => ({ noun: "place", code, pattern: keyHours })),
    ...plan.allowances.map(({ code, hours }) => ({ noun: "allowance", code, pattern: hours })),
    ...plan.rules.flatMap(({ code, parts }) => parts.flatMap(({ hours }) => (hours ? [{ noun: "rule", code, pattern: hours }] : []))),
    ...plan.posts.flatMap(({ code, hours }) => (hours ? [{ noun: "post", code, pattern: hours }] : [])),
    ...plan.mergers.map(({ code, hours }) => ({ noun: "merger", code, pattern: hours })),
  ];
  return [
    ...spans.filter(({ from, to }) => to !== null && to <= from).map(({ noun, code }) => fault("span.ends-before-it-begins", noun, code)),
    ...patterns.flatMap(({ noun, code, pattern }) => {
      const wrong = patternFault(pattern);
      return wrong ? [fault(wrong, noun, code)] : [];
    }),
  ];
}

/** Mergers (合并勤务) that are none, and those that take one squad at one time. */
function mergerFaults(plan: Plan): TimeFault[] {
  return plan.mergers.flatMap((merger, index) => {
    const { code, squads, lead } = merger;
    const ascending = squads.every((squad, place) => place === 0 || (squads[place - 1] as string) < squad);
    const other = plan.mergers
      .slice(index + 1)
      .find((one) => one.squads.some((squad) => squads.includes(squad)) && meet(merger, one) && sameHours(merger.hours, one.hours));
    return [
      ...(squads.length >= 2 && ascending && squads.includes(lead) ? [] : [fault("merger.not-its-squads", "merger", code, squads.join())]),
      ...(other ? [fault("merger.overlaps", "merger", code, other.code)] : []),
    ];
  });
}

/** Days that are none, and an assignment's exceptions that cannot be: hours as in a weekly pattern, one exception for a day. */
function dayFaults(plan: Plan): TimeFault[] {
  const bad = plan.days
    .filter(({ code, as }) => dayOfCode(code) === null || !(Number.isInteger(as) && as >= 1 && as <= 7))
    .map(({ code, as }) => fault("day.not-a-day", "day", code, String(as)));
  const exceptions = plan.assignments.flatMap(({ code, exceptions: list }) => {
    const seen = new Set<string>();
    return list.flatMap(({ day, spans }) => {
      const found: TimeFault[] = [];
      if (dayOfCode(day) === null) found.push(fault("exception.not-a-day", "assignment", code, day));
      if (patternFault(spans.map(({ from, to }) => ({ days: [1], from, to }))) !== null)
        found.push(fault("exception.bad-span", "assignment", code, day));
      if (seen.has(day)) found.push(fault("plan.duplicate-code", "assignment", code, day));
      seen.add(day);
      return found;
    });
  });
  return [...bad, ...exceptions];
}

/** Every fault of a plan's spans, weekly patterns, calendar, exceptions and mergers. */
export const timeFaults = (plan: Plan): TimeFault[] => [...spanFaults(plan), ...dayFaults(plan), ...mergerFaults(plan)];
