import type { WeeklyPattern } from "../plan";

/** What a plan is held against: when the street must be served, and how long anybody may work. Hours are hours. */
export interface AuditLaw {
  /** 错时上班: when grids and main segments must have somebody there, and posts that say nothing else. */
  readonly serviceDay: WeeklyPattern;
  /** Most work of one shift-day (劳动法 36; overtime by art 41 is ordered when it is needed, never planned). */
  readonly hoursADay: number;
  /** Most work of seven days (国务院关于职工工作时间的规定 3). */
  readonly hoursAWeek: number;
  /** One stretch of so many hours without work in seven days (劳动法 38: one rest day, told by the ministry as 24 hours on end). */
  readonly restAWeek: number;
  /** Least hours between the work of two days; null: not looked at. Good practice, no article asks for it. */
  readonly restBetweenShifts: number | null;
}

/**
 * The law as it stands: service day 06:30-21:30 on every day; 8 hours a day (劳动法 36) and 40 a week (国务院规定 3), no overtime planned (劳动法 41);
 * one rest day of 24 hours a week (劳动法 38). The 11 hours between shifts are a setting and off.
 */
export const AUDIT_LAW: AuditLaw = {
  serviceDay: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 390, to: 1290 }],
  hoursADay: 8,
  hoursAWeek: 40,
  restAWeek: 24,
  restBetweenShifts: null,
};
