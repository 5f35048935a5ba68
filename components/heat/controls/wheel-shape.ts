import { slotOf, type WeekSpot } from "./week-hours";

/**
 * The time wheel on its own square, -150 to 150 both ways: hours clockwise from a gap at the top that holds the names of the days
 * and says where days end; Monday is the innermost ring, hours are named outside.
 */
export const WHEEL = { inner: 45, ring: 12.4, outer: 45 + 7 * 12.4, label: 141, edge: 150 } as const;

const GAP = 24;
const STEP = (360 - GAP) / 24;

const angleOf = (hour: number) => ((GAP / 2 + hour * STEP - 90) * Math.PI) / 180;
const short = (value: number) => String(Math.round(value * 100) / 100);
const ringOf = (day: number) => WHEEL.inner + day * WHEEL.ring;

/** A point of the wheel, at so many hours from the gap (fractions too) and so far from the middle. */
export const wheelPoint = (hour: number, radius: number): readonly [x: number, y: number] => [
  Math.cos(angleOf(hour)) * radius,
  Math.sin(angleOf(hour)) * radius,
];

const at = (hour: number, radius: number) => wheelPoint(hour, radius).map(short).join(" ");
const arc = (from: number, to: number, radius: number) =>
  `A${short(radius)} ${short(radius)} 0 ${Math.abs(to - from) * STEP > 180 ? 1 : 0} ${to > from ? 1 : 0} ${at(to, radius)}`;

/** The path of the hours `from` to `to` (half-open) over the days `first` to `last` (both included). */
export function sectorPath(from: number, to: number, first: number, last: number): string {
  const [low, high] = [ringOf(first), ringOf(last + 1)];
  return `M${at(from, low)}L${at(from, high)}${arc(from, to, high)}L${at(to, low)}${arc(to, from, low)}Z`;
}

function edgesOf({ day, hour }: WeekSpot, holds: (day: number, hour: number) => boolean): string {
  const [low, high] = [ringOf(day), ringOf(day + 1)];
  return [
    holds(day - 1, hour) ? "" : `M${at(hour, low)}${arc(hour, hour + 1, low)}`,
    holds(day + 1, hour) ? "" : `M${at(hour, high)}${arc(hour, hour + 1, high)}`,
    holds(day, hour - 1) ? "" : `M${at(hour, low)}L${at(hour, high)}`,
    holds(day, hour + 1) ? "" : `M${at(hour + 1, low)}L${at(hour + 1, high)}`,
  ].join("");
}

/** The outline about all chosen hours: only edges whose other side is not chosen. */
export function outlinePath(flags: readonly boolean[]): string {
  const holds = (day: number, hour: number) => day >= 0 && day < 7 && hour >= 0 && hour < 24 && Boolean(flags[slotOf({ day, hour })]);
  let path = "";
  for (let day = 0; day < 7; day++) for (let hour = 0; hour < 24; hour++) if (holds(day, hour)) path += edgesOf({ day, hour }, holds);
  return path;
}

/** What lies under a point of the wheel: an hour of a day, the name of an hour (all days), the name of a day (all hours), or nothing. */
export type WheelPart =
  | ({ readonly part: "sector" } & WeekSpot)
  | { readonly part: "hour"; readonly hour: number }
  | { readonly part: "day"; readonly day: number }
  | null;

const clockwise = (x: number, y: number) => ((Math.atan2(y, x) * 180) / Math.PI + 450) % 360;
const clamped = (value: number, most: number) => Math.max(0, Math.min(most, Math.floor(value)));

/** The hour nearest to a point, wherever it lies: a brush that leaves the rings goes on. */
export const spotNear = (x: number, y: number): WeekSpot => {
  const angle = clockwise(x, y);
  const hour = angle < GAP / 2 ? 0 : clamped((angle - GAP / 2) / STEP, 23);
  return { day: clamped((Math.hypot(x, y) - WHEEL.inner) / WHEEL.ring, 6), hour };
};

/** What a press at a point takes hold of. */
export function wheelPart(x: number, y: number): WheelPart {
  const radius = Math.hypot(x, y);
  if (radius < WHEEL.inner || radius > WHEEL.edge + 4) return null;
  const angle = clockwise(x, y);
  const spot = spotNear(x, y);
  if (angle < GAP / 2 || angle >= 360 - GAP / 2) return radius < WHEEL.outer ? { part: "day", day: spot.day } : null;
  return radius < WHEEL.outer ? { part: "sector", ...spot } : { part: "hour", hour: spot.hour };
}
