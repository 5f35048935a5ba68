import type { Place, PlaceKind, WeeklyPattern } from "../duty/plan";
import { type Dice, dice } from "../duty/sample/dice";
import { codeOfDay } from "../duty/time/day-code";
import { CHANNELS } from "../duty/violation/channel";
import type { HeatKinds } from "../duty/violation/heat-kinds";
import { quartersOf } from "../duty/violation/heat-lens";
import type { HeatQuestion } from "../duty/violation/heat-question";
import { type Plane, planeAt } from "../geo/plane/plane";
import type { Bounds } from "../geo/plane/point";

/** The generated year: its first day since 1970-01-01 (2025-11-01) and its days. */
const FIRST_DAY = 20_393;
const DAYS = 365;
/** Metres along a side of the generated city. */
const CITY = 20_000;

/** Generated violations, column by column, in the order in which they came in. */
export interface HeatCity {
  readonly bounds: Bounds;
  readonly places: readonly Place[];
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly slot: Int32Array;
  /** Indexes into `categories`, `CHANNELS` and `squads`. */
  readonly category: Uint8Array;
  readonly channel: Uint8Array;
  readonly squad: Uint8Array;
  readonly permitted: Uint8Array;
  readonly categories: readonly string[];
  readonly squads: readonly string[];
}

const KEY_KINDS: readonly (readonly [PlaceKind, number])[] = [
  ["school", 150],
  ["market", 120],
  ["mall", 80],
  ["fringe", 50],
];
const WORKDAYS = [1, 2, 3, 4, 5] as const;
const ALL_DAYS = [...WORKDAYS, 6, 7] as const;

/** Schools and markets by staggered hours of their own, the others all through the service day. */
function keyHours(kind: PlaceKind, by: Dice): WeeklyPattern {
  const shift = by.upTo(4) * 15;
  const span = (from: number, to: number) => ({ days: kind === "school" ? WORKDAYS : ALL_DAYS, from: from + shift, to: to + shift });
  if (kind === "school") return [span(405, 465), span(960, 1020)];
  if (kind === "market") return [span(360, 510), span(660, 750), span(990, 1110)];
  return [{ days: ALL_DAYS, from: 390, to: 1290 }];
}

function keyPlaces(plane: Plane, by: Dice): Place[] {
  return KEY_KINDS.flatMap(([kind, number]) =>
    Array.from({ length: number }, (_, i) => ({
      code: `${kind}-${i}`,
      name: "",
      kind,
      at: plane.toPoint([by.between(0.03, 0.97) * CITY, by.between(0.03, 0.97) * CITY]),
      keyHours: keyHours(kind, by),
    })),
  );
}

/** A year of a city of 20 x 20 km: three in five about a key place, half of these in its key hours; in order of time, one in fifty up to a month late. */
export function heatCity(rows: number, seed: number): HeatCity {
  const by = dice(seed);
  const plane = planeAt([113.3, 34.7]);
  const places = keyPlaces(plane, by);
  const quarters = places.map(({ keyHours }) =>
    Array.from(quartersOf(keyHours).entries()).flatMap(([quarter, flag]) => (flag ? [quarter] : [])),
  );
  const centres = places.map(({ at }) => plane.toMetres(at));
  const city: HeatCity = {
    bounds: [...plane.toPoint([0, 0]), ...plane.toPoint([CITY, CITY])],
    places,
    lon: new Float64Array(rows),
    lat: new Float64Array(rows),
    slot: new Int32Array(rows),
    category: new Uint8Array(rows),
    channel: new Uint8Array(rows),
    squad: new Uint8Array(rows),
    permitted: new Uint8Array(rows),
    categories: Array.from({ length: 60 }, (_, i) => `${["06", "07", "09"][i % 3]}${String(1 + Math.floor(i / 3)).padStart(3, "0")}`),
    squads: Array.from({ length: 25 }, (_, i) => `ZD${String(i + 1).padStart(2, "0")}`),
  };
  for (let row = 0; row < rows; row++) {
    const place = by.chance(0.6) ? by.upTo(places.length) : -1;
    const centre = centres[place];
    const x = centre ? centre[0] + by.bell() * 120 : by.roll() * CITY;
    const y = centre ? centre[1] + by.bell() * 120 : by.roll() * CITY;
    const late = by.chance(0.02) ? by.upTo(30) : 0;
    const day = Math.max(0, Math.floor((row / rows) * DAYS) - late);
    const key = place >= 0 && by.chance(0.5) ? by.pick(quarters[place] as number[]) : -1;
    // The week of the row's day begins on its Monday; 1970-01-01 was a Thursday.
    const monday = FIRST_DAY + day - ((FIRST_DAY + day + 3) % 7);
    const inDay = Math.min(95, Math.floor(26 + by.bell() * 12 + by.roll() * 50));
    city.slot[row] = key >= 0 ? monday * 96 + key : (FIRST_DAY + day) * 96 + Math.max(0, inDay);
    [city.lon[row], city.lat[row]] = [plane.origin[0] + x / plane.kx, plane.origin[1] + y / plane.ky];
    city.category[row] = Math.floor(by.roll() * by.roll() * 60);
    city.channel[row] = Math.floor(by.roll() * by.roll() * 11);
    city.squad[row] = clamped(Math.floor((y / CITY) * 5)) * 5 + clamped(Math.floor((x / CITY) * 5));
    city.permitted[row] = by.chance(0.08) ? 1 : 0;
  }
  return city;
}

const clamped = (value: number) => Math.min(4, Math.max(0, value));

/** The kind of a row, by the dictionary. */
export function kindOfRow(city: HeatCity, kinds: HeatKinds, row: number): number {
  return kinds.numberOf(
    city.categories[city.category[row] as number] as string,
    CHANNELS[city.channel[row] as number] as string,
    city.squads[city.squad[row] as number] as string,
    city.permitted[row] === 1,
  );
}

const some = <T>(by: Dice, list: readonly T[], most: number) => by.shuffled(list).slice(0, 1 + by.upTo(most));

/** A random question: range, hours of the week, categories, channels, squads, box, near places, each there or not. */
export function randomQuestion(by: Dice, city: HeatCity): HeatQuestion {
  const from = by.upTo(DAYS - 7);
  const days = by.pick([7, 28, 91, 182]);
  const range = by.chance(0.7);
  const [first, hours, weekdays] = [by.upTo(20), 1 + by.upTo(8), by.pick([ALL_DAYS, WORKDAYS, [6, 7]] as const)];
  const brush = Array.from({ length: 168 }, (_, hour) => {
    const inDay = hour % 24;
    return inDay >= first && inDay < first + hours && (weekdays as readonly number[]).includes(Math.floor(hour / 24) + 1);
  });
  const plane = planeAt([city.bounds[0], city.bounds[1]]);
  const wide = by.between(500, 6000);
  const corner = [by.between(0, CITY - wide), by.between(0, CITY - wide)] as const;
  const box: Bounds = [...plane.toPoint(corner), ...plane.toPoint([corner[0] + wide, corner[1] + wide])];
  return {
    from: range ? codeOfDay(FIRST_DAY + from) : null,
    to: range ? codeOfDay(FIRST_DAY + from + days) : null,
    hours: by.chance(0.5) ? brush : null,
    categories: by.chance(0.5) ? (by.chance(0.3) ? ["09"] : some(by, city.categories, 5)) : [],
    channels: by.chance(0.25) ? some(by, CHANNELS.slice(0, 11), 3) : [],
    squads: by.chance(0.25) ? some(by, city.squads, 3) : [],
    near: by.chance(0.3)
      ? { kinds: some(by, ["school", "market", "mall", "fringe"] as const, 2), metres: by.pick([100, 150, 200]), keyHours: by.chance(0.5) }
      : null,
    box: by.chance(0.35) ? box : null,
    permitted: by.chance(0.8) ? "without" : "with",
  };
}
