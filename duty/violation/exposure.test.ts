import { describe, expect, test } from "vitest";
import { randomOf } from "../../geo/divide/partition/random";
import { poisson } from "../../geo/heat/gi-star-fields-for-tests";
import type { Assignment, Plan, Weekday } from "../plan";
import { sketch } from "../sketch";
import { DAY } from "../time/wall-clock";
import { exposureOf } from "./exposure";
import { ExposureFinds, WEEK_HOURS } from "./exposure-finds";
import { patrolHours } from "./exposure-hours";

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Monday 2026-06-01, 00:00 in Shanghai, and ten weeks later. */
const FROM = Date.UTC(2026, 4, 31, 16);
const TO = FROM + 70 * DAY;
const city = sketch("AAAAAA / AAAAAA / BBBBBB / BBBBBB");
const GRIDS = city.grids.length;

/** The city with people on post in some grids during some minutes of each day. */
const patrolled = (grid: (index: number) => boolean, from: number, to: number): Plan => ({
  ...city,
  assignments: city.assignments
    .filter((_one, index) => grid(index))
    .map((one): Assignment => ({ ...one, pattern: [{ days: WEEK, from, to }] })),
});

/** Finds as they come: what happens in a grid and hour is seen by the patrol by the share of the hour it is there, and told by others all the same. */
function found(plan: Plan, happens: (grid: number, hour: number) => number, seed = 7): ExposureFinds {
  const { byGrid, met } = patrolHours(plan, FROM, TO);
  const random = randomOf(seed);
  const finds = new ExposureFinds(GRIDS);
  for (let grid = 0; grid < GRIDS; grid++)
    for (let hour = 0; hour < WEEK_HOURS; hour++) {
      const there = (byGrid[grid * WEEK_HOURS + hour] as number) / (met[hour] as number);
      finds.add(grid, hour, "patrol", poisson(happens(grid, hour) * there, random));
      finds.add(grid, hour, "12345", poisson(happens(grid, hour) * 0.5, random));
    }
  return finds;
}
const verdict = (plan: Plan, finds: ExposureFinds) => exposureOf(plan, patrolHours(plan, FROM, TO), finds).verdict;

describe("whether patrol explains the pattern", () => {
  test("patrol only in the morning in half of the grids, violations everywhere alike: patrol explains", () => {
    const plan = patrolled((grid) => grid % 2 === 0, 420, 660);
    const { code, values } = verdict(
      plan,
      found(plan, () => 0.4),
    );
    expect(code).toBe("patrol-explains");
    expect(values.ownPatrolled).toBe(1);
    expect(values.patrolled).toBeCloseTo(1 / 12, 6);
    expect(values.othersPatrolled).toBeCloseTo(1 / 12, 1);
    expect(values.ownLean).toBeGreaterThan(0.9);
    expect(Math.abs(values.othersLean)).toBeLessThan(0.1);
  });

  test("patrol everywhere alike, violations in clusters: no bias", () => {
    const plan = patrolled(() => true, 0, 1440);
    const { code, values } = verdict(
      plan,
      found(plan, (grid, hour) => (grid < 4 && hour % 24 >= 16 && hour % 24 < 19 ? 6 : 0.05)),
    );
    expect([code, values.ownLean]).toEqual(["no-patrol-bias", 0]);
  });

  test("patrol where and when it happens, as the others see it too: no bias", () => {
    const plan = patrolled((grid) => grid < 12, 420, 1140);
    const busy = (grid: number, hour: number) => (grid < 12 && hour % 24 >= 7 && hour % 24 < 19 ? 0.5 : 0.02);
    expect(verdict(plan, found(plan, busy)).code).toBe("no-patrol-bias");
  });

  test("patrol by day, stalls by night: patrol is blind", () => {
    const plan = patrolled(() => true, 420, 1080);
    const night = (_grid: number, hour: number) => (hour % 24 >= 19 || hour % 24 < 2 ? 0.8 : 0.1);
    const { code, values } = verdict(plan, found(plan, night));
    expect(code).toBe("patrol-blind");
    expect(values.othersPatrolled).toBeLessThan(0.3);
  });

  test("sparse finds of a big city of equal patrol and equal violations say no bias, whatever the seed", () => {
    const plan = patrolled((grid) => grid < 14, 480, 1020);
    const busy = (grid: number, hour: number) => (grid < 14 && hour % 24 >= 8 && hour % 24 < 17 ? 0.06 : 0.005);
    const codes = Array.from({ length: 60 }, (_none, seed) => verdict(plan, found(plan, busy, seed)).code);
    expect(codes.filter((code) => code === "patrol-explains" || code === "patrol-blind").length).toBe(0);
    expect(codes.filter((code) => code === "no-patrol-bias").length).toBeGreaterThan(40);
  });

  test("few finds of one side, or no patrol at all, say nothing", () => {
    const plan = patrolled(() => true, 0, 1440);
    const finds = new ExposureFinds(GRIDS);
    finds.add(0, 0, "chief", 500);
    finds.add(0, 0, "web", 29);
    expect(verdict(plan, finds).code).toBe("too-few");
    finds.add(0, 0, "web");
    expect(verdict(plan, finds).code).toBe("no-patrol-bias");
    expect(
      verdict(
        patrolled(() => false, 0, 1),
        finds,
      ).code,
    ).toBe("too-few");
  });
});

describe("exposure by grid and hour of the week", () => {
  test("hours, finds and finds per hour; null where nobody walks; only wanted hours", () => {
    const plan = patrolled((grid) => grid === 3, 480, 570);
    const finds = new ExposureFinds(GRIDS);
    finds.add(3, 8, "patrol", 5);
    finds.add(3, 33, "chief", 2);
    finds.add(3, 33, "fixed-camera", 4);
    finds.add(5, 9, "patrol", 1);
    finds.add(-1, 9, "patrol", 100);
    const patrol = patrolHours(plan, FROM, TO);
    const { byGrid, byHour } = exposureOf(plan, patrol, finds);
    expect(byGrid[3]).toEqual({ grid: "G0003", name: "G0003", hours: 105, own: 7, others: 4, perHour: 7 / 105 });
    expect(byGrid[5]).toMatchObject({ hours: 0, own: 1, others: 0, perHour: null });
    expect(byHour[8]).toEqual({ hours: 10, own: 5, others: 0, perHour: 0.5 });
    expect(byHour[9]).toEqual({ hours: 5, own: 1, others: 0, perHour: 0.2 });
    const morning = Array.from({ length: WEEK_HOURS }, (_none, hour) => hour === 33);
    const wanted = exposureOf(plan, patrol, finds, morning);
    expect(wanted.byGrid[3]).toMatchObject({ hours: 5, own: 2, others: 4 });
    expect(wanted.byHour[8]).toEqual({ hours: 0, own: 0, others: 0, perHour: null });
  });

  test("what does not fit is thrown with the value", () => {
    expect(() => new ExposureFinds(2).add(2, 0, "web")).toThrow("grid 2, hour 0");
    expect(() => new ExposureFinds(2).add(0, 168, "web")).toThrow("hour 168");
    expect(() => exposureOf(city, patrolHours(city, FROM, TO), new ExposureFinds(1))).toThrow("24 grids, finds of 1");
  });
});
