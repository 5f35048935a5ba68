import type { Place, Weekday } from "../../duty/plan";

/** One stretch of a day, minutes after midnight, half-open. */
export type DayStretch = readonly [from: number, to: number];

const yesterday = (day: Weekday): Weekday => (day === 1 ? 7 : ((day - 1) as Weekday));

/** The key hours of some places on one weekday, joined where they touch: what the time slider marks. */
export function keyHoursOn(places: readonly Pick<Place, "keyHours">[], day: Weekday): DayStretch[] {
  const raw: [number, number][] = [];
  for (const { keyHours } of places) {
    for (const { days, from, to } of keyHours) {
      if (days.includes(day)) raw.push([from, Math.min(to, 1440)]);
      if (to > 1440 && days.includes(yesterday(day))) raw.push([Math.max(0, from - 1440), to - 1440]);
    }
  }
  raw.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of raw) {
    if (to <= from) continue;
    const last = joined[joined.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
