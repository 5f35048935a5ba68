import type { Patch } from "../edit/patch";
import type { Assignment, DateException, DaySpan, Instant } from "../plan";
import type { Spell } from "../spells";
import { dayOfCode } from "../time/day-code";
import { daySpans } from "../time/day-spans";
import { DAY, MINUTE } from "../time/wall-clock";
import type { AuditedDays } from "./audited-days";
import type { Span } from "./finding";

/** The patch that sets assignments. */
export const setting = (assignments: readonly Assignment[]): Patch => ({ set: { assignments }, remove: {} });

/** Code of the audited day on which something begins; null when it began before or begins after. */
export const dayCodeAt = ({ quarters }: AuditedDays, at: Instant): string | null => quarters.days[quarters.dayAt(at)]?.code ?? null;

/** Stretches of instants as minutes after the midnight of a day. */
export function minutesOf({ calendar }: AuditedDays, day: string, spans: readonly Span[]): DaySpan[] {
  const midnight = (dayOfCode(day) as number) * DAY;
  const minute = (at: Instant) => Math.round((at + calendar.clock.offset(at) - midnight) / MINUTE);
  return spans.map(([from, to]) => ({ from: minute(from), to: minute(to) }));
}

/** What a day brings to an assignment before it is changed: its exception for that day, else what its pattern brings with the calendar applied. */
export function dayBefore({ calendar }: AuditedDays, assignment: Assignment, day: string): DateException {
  const known = assignment.exceptions.find((exception) => exception.day === day);
  const as = calendar.as(dayOfCode(day) as number);
  return known ?? { day, spans: daySpans(assignment.pattern)[as] as readonly DaySpan[], person: null };
}

/** An assignment whose day is changed by an exception. */
export const withDay = (assignment: Assignment, exception: DateException): Assignment => ({
  ...assignment,
  exceptions: [...assignment.exceptions.filter(({ day }) => day !== exception.day), exception].sort((a, b) => (a.day < b.day ? -1 : 1)),
});

/** What is left of stretches of a day without another stretch. */
export const without = (spans: readonly DaySpan[], gone: DaySpan): DaySpan[] =>
  spans.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, gone.from) },
      { from: Math.max(from, gone.to), to },
    ].filter((span) => span.from < span.to),
  );

/** Every spell of an assignment that begins on a day, with whoever has it. */
export const spellsOn = (days: AuditedDays, assignment: Assignment, day: string): Spell[] =>
  days.spells.filter((spell) => spell.assignment === assignment && dayCodeAt(days, spell.from) === day);

/** Stretches cut short after so many milliseconds together. */
export function firstOf(spans: readonly Span[], most: number): Span[] {
  let left = most;
  return spans.flatMap(([from, to]): Span[] => {
    const long = Math.min(to - from, left);
    left -= long;
    return long > 0 ? [[from, from + long]] : [];
  });
}
