import { boundsOf } from "../../geo/plane/bounds";
import { covers } from "../../geo/plane/covers";
import { type Plane, planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import type { Cell, Instant, Place, PlaceKind, Plan } from "../plan";
import { DAY, MINUTE, wallClock } from "../time/wall-clock";
import type { Channel } from "../violation/channel";
import { type Dice, dice } from "./dice";

/** One violation of the sample year. */
export interface SampleViolation {
  readonly sourceId: string;
  readonly at: Instant;
  readonly point: Point;
  /** Category of GB/T 47678.5-2026. */
  readonly category: string;
  readonly channel: Channel;
}

/** A bump in the day: middle and width in hours, how much of the kind's violations fall there, on which weekdays. */
interface Bump {
  readonly hour: number;
  readonly width: number;
  readonly share: number;
  readonly days: "all" | "work" | "rest";
}

interface Profile {
  readonly share: number;
  /** Metres of scatter about the place. */
  readonly spread: number;
  readonly bumps: readonly Bump[];
  readonly categories: readonly string[];
}

const PROFILES: Readonly<Partial<Record<PlaceKind, Profile>>> = {
  market: {
    share: 0.3,
    spread: 75,
    bumps: [
      { hour: 7.4, width: 0.6, share: 0.42, days: "all" },
      { hour: 11.8, width: 0.5, share: 0.22, days: "all" },
      { hour: 17.7, width: 0.7, share: 0.36, days: "all" },
    ],
    categories: ["09001", "09001", "09020", "09006", "09010"],
  },
  school: {
    share: 0.19,
    spread: 60,
    bumps: [
      { hour: 7.35, width: 0.25, share: 0.45, days: "work" },
      { hour: 11.8, width: 0.22, share: 0.12, days: "work" },
      { hour: 16.65, width: 0.35, share: 0.43, days: "work" },
    ],
    categories: ["09001", "09001", "09009", "09005"],
  },
  "food-street": {
    share: 0.15,
    spread: 90,
    bumps: [{ hour: 20, width: 1.3, share: 1, days: "all" }],
    categories: ["09002", "09005", "09006", "09005"],
  },
  mall: {
    share: 0.12,
    spread: 100,
    bumps: [
      { hour: 15.5, width: 2.6, share: 0.72, days: "rest" },
      { hour: 18.8, width: 1.1, share: 0.28, days: "work" },
    ],
    categories: ["09022", "09010", "09006", "09009"],
  },
  fringe: {
    share: 0.09,
    spread: 220,
    bumps: [
      { hour: 5.6, width: 0.9, share: 0.4, days: "all" },
      { hour: 19.5, width: 2.2, share: 0.6, days: "all" },
    ],
    categories: ["09006", "09002", "09009"],
  },
};

const CHANNEL_SHARES: readonly (readonly [Channel, number])[] = [
  ["patrol", 0.42],
  ["fixed-camera", 0.13],
  ["12345", 0.13],
  ["chief", 0.09],
  ["vehicle-camera", 0.07],
  ["citizen", 0.05],
  ["wechat", 0.04],
  ["96310", 0.03],
  ["web", 0.02],
  ["visit", 0.01],
  ["microblog", 0.01],
];

function weighted<T>(chance: Dice, list: readonly (readonly [T, number])[]): T {
  let left = chance.roll() * list.reduce((sum, [, share]) => sum + share, 0);
  for (const [value, share] of list) {
    left -= share;
    if (left < 0) return value;
  }
  return (list[list.length - 1] as readonly [T, number])[0];
}

const channelOf = (chance: Dice): Channel => weighted(chance, CHANNEL_SHARES);

/** Where: about a place, but inside the city. */
function around(place: Place, spread: number, plane: Plane, isInside: (point: Point) => boolean, chance: Dice): Point {
  const [x, y] = plane.toMetres(place.at);
  for (let tries = 0; tries < 8; tries++) {
    const [lon, lat] = plane.toPoint([x + chance.bell() * spread, y + chance.bell() * spread]);
    const point: Point = [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
    if (isInside(point)) return point;
  }
  return place.at;
}

/** Anywhere in a cell. */
function within(cell: Cell, chance: Dice): Point {
  const [west, south, east, north] = boundsOf(cell.area);
  for (;;) {
    const point: Point = [Math.round(chance.between(west, east) * 1e7) / 1e7, Math.round(chance.between(south, north) * 1e7) / 1e7];
    if (covers(cell.area, point) === 1) return point;
  }
}

/** More in the warm half of the year. */
const season = (month: number) => 1 + 0.28 * Math.cos(((month - 7.5) / 12) * 2 * Math.PI);
/** Pupils are at home in winter and summer holidays. */
const holiday = (month: number, day: number) =>
  month === 8 || (month === 7 && day > 5) || (month === 2 && day < 20) || (month === 1 && day > 20);

/**
 * A year of violations that ends at `until`, in order of time: hours and places follow the kinds of place, a fifth is noise. Deterministic by
 * seed, plan and `until` (which is taken by the day).
 */
export function* sampleViolations(
  plan: Plan,
  seed: number,
  options: { readonly until: Instant; readonly count?: number },
): Generator<SampleViolation> {
  const { count = 40_000 } = options;
  const chance = dice(seed);
  const clock = wallClock(plan.version.timeZone);
  const plane = planeAt(plan.places[0]?.at ?? [0, 0]);
  const turf = plan.communities.map(({ area }) => area);
  const isInside = (point: Point) => turf.some((area) => covers(area, point) === 1);
  const lastDay = Math.floor((options.until + clock.offset(options.until)) / DAY);
  const kinds = (Object.keys(PROFILES) as PlaceKind[]).filter((kind) => plan.places.some((place) => place.kind === kind));
  const shares = [...kinds.map((kind) => [kind, (PROFILES[kind] as Profile).share] as const), [null, 0.15] as const];
  // Some places are worse than others, all year.
  const weight = new Map(plan.places.map((place) => [place, chance.between(0.4, 1.6)] as const));
  const found: { at: Instant; point: Point; category: string; channel: Channel }[] = [];
  while (found.length < count) {
    const days = lastDay - 1 - chance.upTo(365);
    const noon = clock.nearest(days * DAY + 12 * 60 * MINUTE);
    const { month, day, weekday } = clock.wall(noon);
    if (chance.roll() * 1.3 > season(month)) continue;
    const rest = weekday >= 6;
    const kind = weighted(chance, shares);
    const profile = kind === null ? null : (PROFILES[kind] as Profile);
    let hour = chance.chance(0.85) ? chance.between(6.5, 22) : chance.between(0, 24);
    let point: Point;
    let category: string;
    if (kind !== null && profile) {
      if (kind === "school" && holiday(month, day)) continue;
      const bumps = profile.bumps.filter((bump) => bump.days === "all" || bump.days === (rest ? "rest" : "work"));
      const total = bumps.reduce((sum, { share }) => sum + share, 0);
      // A kind without a bump today, or with a smaller one, has fewer violations today.
      if (chance.roll() > total * (profile.bumps.length > 0 && kind === "mall" && rest ? 1.4 : 1)) continue;
      const bump = weighted(
        chance,
        bumps.map((one) => [one, one.share] as const),
      );
      hour = bump.hour + chance.bell() * bump.width;
      const places = plan.places.filter((place) => place.kind === kind);
      const place = weighted(
        chance,
        places.map((one) => [one, weight.get(one) as number] as const),
      );
      point = around(place, profile.spread, plane, isInside, chance);
      category = chance.chance(0.85) ? chance.pick(profile.categories) : chance.pick(["06001", "07001", "09005", "09010"]);
    } else {
      point = within(chance.pick(plan.cells), chance);
      category = chance.pick(["09001", "09005", "09006", "09009", "09010", "06001", "06010", "07001", "08001"]);
    }
    const at = clock.nearest(days * DAY + Math.floor(Math.min(23.99, Math.max(0, hour)) * 60) * MINUTE) + chance.upTo(60) * 1000;
    if (at >= options.until) continue;
    found.push({ at, point, category, channel: channelOf(chance) });
  }
  found.sort((a, b) => a.at - b.at || a.point[0] - b.point[0]);
  for (let index = 0; index < found.length; index++) yield { sourceId: `sample-${index + 1}`, ...(found[index] as (typeof found)[number]) };
}
