import { type Edited, not } from "../edit/edited";
import type { CalendarDay, Plan } from "../plan";
import { dayOfCode } from "../time/day-code";
import { placed, without } from "./placed";

/** Adds a day to the calendar (日历) or changes it. */
export const daySet = (plan: Plan, day: CalendarDay): Edited =>
  dayOfCode(day.code) === null ? not("edit.no-day", day.code) : { ok: true, plan: { ...plan, days: placed(plan.days, day) } };

/** Takes a day out of the calendar: it is lived as its weekday again. */
export const dayRemoved = (plan: Plan, code: string): Edited => ({ ok: true, plan: { ...plan, days: without(plan.days, code) } });
