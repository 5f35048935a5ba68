import type { DutyMode, PlaceKind, Plan, Post, Weekday, WeeklyPattern } from "../plan";

const EVERY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const SCHOOL: readonly Weekday[] = [1, 2, 3, 4, 5];
const spans = (days: readonly Weekday[], ...hours: readonly (readonly [number, number])[]): WeeklyPattern =>
  hours.map(([from, to]) => ({ days, from: from * 60, to: to * 60 }));

/** 服务日: 06:30-21:30 every day, staggered duty (错时上班) instead of eight hours. */
export const SERVICE_DAY: WeeklyPattern = spans(EVERY, [6.5, 21.5]);

/** How a kind of place is watched. */
export interface ModePreset {
  readonly name: "market" | "school" | "mall" | "fringe";
  readonly mode: DutyMode;
  readonly hours: WeeklyPattern;
  readonly places: readonly PlaceKind[];
}

/**
 * The four duty modes of the practice: markets morning, noon and dusk; schools when pupils arrive and leave; malls and crowds patrolled, the fringe held at
 * fixed points jointly, both all through the service day. The practice names the times of day; the minutes are ours, to be painted over.
 */
export const MODE_PRESETS: readonly ModePreset[] = [
  { name: "market", mode: "peak-watch", hours: spans(EVERY, [6.5, 9], [11, 13], [16.5, 19]), places: ["market"] },
  { name: "school", mode: "peak-watch", hours: spans(SCHOOL, [7, 8.25], [11.5, 12.25], [16.25, 17.75]), places: ["school"] },
  { name: "mall", mode: "patrol", hours: SERVICE_DAY, places: ["mall", "food-street", "hospital", "park"] },
  { name: "fringe", mode: "fixed-joint", hours: SERVICE_DAY, places: ["fringe", "station"] },
];

/** When a post must be manned: its own hours, else the key hours of its place if it is a peak watch, else the service day. */
export function hoursOfPost(plan: Plan, post: Post): WeeklyPattern {
  if (post.hours !== null) return post.hours;
  const place = post.place === null ? null : plan.places.find(({ code }) => code === post.place);
  return place && post.mode === "peak-watch" ? place.keyHours : SERVICE_DAY;
}
