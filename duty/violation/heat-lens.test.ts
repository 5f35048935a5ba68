import fc from "fast-check";
import { expect, test } from "vitest";
import { HeatIndex } from "../../geo/heat/heat-index";
import { quarterOfWeek } from "../../geo/heat/quarter";
import { heatRaster } from "../../geo/heat/raster";
import { squareCounts } from "../../geo/heat/square-counts";
import { atOnce } from "../../geo/heat/steps";
import { tally } from "../../geo/heat/tally";
import type { Place, WeeklyPattern } from "../plan";
import { minutesOfWeek } from "../time/pattern";
import { wallClock } from "../time/wall-clock";
import { CHANNELS } from "./channel";
import { HeatKinds } from "./heat-kinds";
import { heatLens, quartersOf } from "./heat-lens";
import { EVERYTHING, type HeatQuestion } from "./heat-question";
import { heatSlot } from "./heat-slot";
import { heatTally } from "./heat-tally";

const CATEGORIES = ["09001", "09006", "06001"];
const SQUADS = ["ZD01", "ZD02", null] as const;
const school: WeeklyPattern = [{ days: [1, 2, 3, 4, 5], from: 440, to: 480 }];
const night: WeeklyPattern = [{ days: [5, 6, 7], from: 1320, to: 1560 }];
const place = (code: string, kind: Place["kind"], lon: number, keyHours: WeeklyPattern): Place => ({
  code,
  name: code,
  kind,
  at: [lon, 34.71],
  keyHours,
});
const PLACES = [place("s1", "school", 113.31, school), place("m1", "market", 113.312, night), place("s2", "school", 113.311, night)];

interface Row {
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
  readonly category: string;
  readonly channel: string;
  readonly squad: string | null;
  readonly permitted: boolean;
}

// Two weeks about the end of summer time of Berlin, 2026-10-25.
const CLOCK = wallClock("Europe/Berlin");
const START = Date.parse("2026-10-19T00:00:00Z");
const row: fc.Arbitrary<Row> = fc.record({
  lon: fc.double({ min: 113.308, max: 113.314, noNaN: true }),
  lat: fc.double({ min: 34.708, max: 34.712, noNaN: true }),
  at: fc.integer({ min: START, max: START + 14 * 86_400_000 }),
  category: fc.constantFrom(...CATEGORIES),
  channel: fc.constantFrom(...CHANNELS),
  squad: fc.constantFrom(...SQUADS),
  permitted: fc.boolean(),
});
const perhaps = <T>(part: fc.Arbitrary<T>) => fc.option(part, { freq: 2 });
const question: fc.Arbitrary<HeatQuestion> = fc.record({
  from: fc.constantFrom(null, "2026-10-20", "2026-10-25"),
  to: fc.constantFrom(null, "2026-10-26", "2026-10-31"),
  hours: perhaps(fc.array(fc.boolean(), { minLength: 168, maxLength: 168 })),
  categories: fc.constantFrom<readonly string[]>([], ["09"], ["09001", "06001"], ["08"]),
  channels: fc.subarray([...CHANNELS]),
  squads: fc.constantFrom<readonly string[]>([], ["ZD01"], ["ZD01", "ZD02"]),
  near: perhaps(
    fc.record({
      kinds: fc.constantFrom<readonly Place["kind"][]>(["school"], ["school", "market"], ["mall"]),
      metres: fc.constantFrom(50, 150),
      keyHours: fc.boolean(),
    }),
  ),
  box: fc.constantFrom(null, [113.309, 34.709, 113.3115, 34.7105] as const),
  permitted: fc.constantFrom("without", "with", "only"),
});

const RASTER = heatRaster([113.3, 34.7, 113.32, 34.72]);

/** Which charts' parts a row fails, read off the question as a person would. */
function failed(one: Row, asked: HeatQuestion): Set<string> {
  const wall = CLOCK.wall(one.at);
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${wall.year}-${two(wall.month)}-${two(wall.day)}`;
  const fails = new Set<string>();
  if ((asked.from && day < asked.from) || (asked.to && day >= asked.to)) fails.add("day");
  const hour = (wall.weekday - 1) * 24 + Math.floor(wall.minute / 60);
  if (asked.hours && !asked.hours[hour]) fails.add("hours");
  if (asked.categories.length > 0 && !asked.categories.some((code) => one.category.startsWith(code))) fails.add("category");
  if (asked.channels.length > 0 && !(asked.channels as readonly string[]).includes(one.channel)) fails.add("channel");
  if (asked.squads.length > 0 && !(one.squad && asked.squads.includes(one.squad))) fails.add("squad");
  if (asked.permitted !== "with" && one.permitted !== (asked.permitted === "only")) fails.add("permitted");
  const { near, box } = asked;
  const middle = RASTER.middleOf(RASTER.squareAt(one.lon, one.lat));
  if (box && !(middle[0] >= box[0] && middle[0] <= box[2] && middle[1] >= box[1] && middle[1] <= box[3])) fails.add("place");
  const minute = Math.floor(((wall.weekday - 1) * 1440 + wall.minute) / 15) * 15 + 7.5;
  const isNear = ({ kind, at, keyHours }: Place) =>
    near?.kinds.includes(kind) &&
    RASTER.plane.distance(at, [one.lon, one.lat]) <= near.metres &&
    (!near.keyHours || minutesOfWeek(keyHours).some(([from, to]) => minute >= from && minute < to));
  if (near && !PLACES.some(isNear)) fails.add("place");
  return fails;
}

const sums = (rows: readonly Row[], codeOf: (one: Row) => string | null): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const one of rows) {
    const code = codeOf(one);
    if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
};

test("a question by the index = the question asked of plain rows; each chart leaves out its own part", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 80, size: "max" }), fc.array(question, { minLength: 1, maxLength: 4 }), (rows, questions) => {
      const kinds = new HeatKinds();
      const index = new HeatIndex(RASTER, { chunkRows: 16, familyOf: kinds.familyOf });
      for (const { lon, lat, at, category, channel, squad, permitted } of rows)
        index.add({ lon, lat, slot: heatSlot(CLOCK, at), kind: kinds.numberOf(category, channel, squad, permitted), cell: -1 });
      const lens = heatLens(RASTER, PLACES, kinds);
      for (const asked of questions) {
        const fails = rows.map((one) => failed(one, asked));
        const but = (part: string) => rows.filter((_, i) => [...(fails[i] as Set<string>)].every((one) => one === part));
        const counts = atOnce(squareCounts(index, lens.filter(asked)));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(but("").length);
        const found = heatTally(atOnce(tally(index, lens.filter(asked))), kinds.list, lens.fails(asked));
        expect(found.total).toBe(but("").length);
        expect(found.byCategory).toEqual(sums(but("category"), ({ category }) => category));
        expect(found.byMajor).toEqual(sums(but("category"), ({ category }) => category.slice(0, 2)));
        expect(found.byChannel).toEqual(sums(but("channel"), ({ channel }) => channel));
        expect(found.bySquad).toEqual(sums(but("squad"), ({ squad }) => squad));
        const hourOf = ({ at }: Row) => Math.floor(CLOCK.minuteOfWeek(at) / 60);
        expect(Array.from(found.byHourOfWeek)).toEqual(
          Array.from({ length: 168 }, (_, hour) => but("hours").filter((one) => hourOf(one) === hour).length),
        );
        const days = but("day")
          .map(({ at }) => CLOCK.wall(at))
          .map(({ year, month, day }) => Date.UTC(year, month - 1, day));
        expect(found.byDay.from).toBe(days.length === 0 ? null : new Date(Math.min(...days)).toISOString().slice(0, 10));
        expect(Array.from(found.byDay.counts)).toEqual(
          Array.from(
            { length: found.byDay.counts.length },
            (_, i) => days.filter((day) => day === Math.min(...days) + i * 86_400_000).length,
          ),
        );
      }
    }),
    { numRuns: 150 },
  );
});

test("the quarter hour of the week is the wall's: Monday 00:00 is 0, before and after 1970", () => {
  fc.assert(
    fc.property(fc.integer({ min: -4e12, max: 4e12 }), (at) => {
      expect(quarterOfWeek(heatSlot(CLOCK, at))).toBe(Math.floor(CLOCK.minuteOfWeek(at) / 15));
    }),
  );
});

test("key hours: a quarter hour counts when its middle does; nights run on into the next day and the next week", () => {
  const set = (pattern: WeeklyPattern) => Array.from(quartersOf(pattern).entries()).flatMap(([how, flag]) => (flag ? [how] : []));
  expect(set([{ days: [1], from: 440, to: 480 }])).toEqual([29, 30, 31]);
  expect(set([{ days: [1], from: 436, to: 470 }])).toEqual([29, 30]);
  expect(set([{ days: [7], from: 1410, to: 1470 }])).toEqual([0, 1, 670, 671]);
});

test("kinds: the same combination, the same number; families hold one category, permitted or not", () => {
  const kinds = new HeatKinds();
  const a = kinds.numberOf("09001", "patrol", null, false);
  const b = kinds.numberOf("09001", "web", "ZD01", false);
  const c = kinds.numberOf("09001", "web", "ZD01", true);
  expect(kinds.numberOf("09001", "patrol", null, false)).toBe(a);
  expect(kinds.kindOf(b)).toEqual({ category: "09001", channel: "web", squad: "ZD01", permitted: false });
  expect([kinds.familyOf(a) === kinds.familyOf(b), kinds.familyOf(a) === kinds.familyOf(c), kinds.length]).toEqual([true, false, 3]);
  expect(() => kinds.kindOf(7)).toThrow("7");
});

test("a day that is none is a mistake of the caller", () => {
  const lens = heatLens(RASTER, PLACES, new HeatKinds());
  expect(() => lens.filter({ ...EVERYTHING, from: "2026-02-30" })).toThrow("2026-02-30");
});
