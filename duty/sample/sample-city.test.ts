import { describe, expect, test } from "vitest";
import { dissolve } from "../../geo/border/dissolve";
import { sharedArcs } from "../../geo/border/shared-arcs";
import { sharedEdges } from "../../geo/border/shared-edges";
import { areaOf } from "../../geo/plane/area";
import { covers } from "../../geo/plane/covers";
import { planeAt } from "../../geo/plane/plane";
import { faultsOf } from "../check";
import type { Cell, Plan } from "../plan";
import { minutesOfWeek } from "../time/pattern";
import { wallClock } from "../time/wall-clock";
import { connected } from "./atoms";
import { SAMPLE_ORIGIN, sampleCity } from "./sample-city";
import { sampleViolations } from "./sample-violations";

const { plan, base } = sampleCity();
const plane = planeAt(SAMPLE_ORIGIN);
const areas = plan.cells.map(({ area }) => area);
const edges = sharedEdges(areas);
const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
const squadOfCell = (index: number) => squadOf.get((plan.cells[index] as Cell).grid) as string;

/** Cells of the given owner as pieces that hang together by shared edges. */
function pieces(owner: (index: number) => string, code: string): number {
  const near = plan.cells.map(() => [] as number[]);
  for (const { left, right } of edges) {
    if (right < 0 || owner(left) !== owner(right)) continue;
    near[left]?.push(right);
    near[right]?.push(left);
  }
  const members = plan.cells.map((_cell, index) => index).filter((index) => owner(index) === code);
  return connected(members, (index) => near[index] ?? []).length;
}

describe("the sample city", () => {
  test("has the size of a county seat", () => {
    expect(plan.offices).toHaveLength(4);
    expect(plan.communities).toHaveLength(20);
    expect(plan.squads).toHaveLength(5);
    expect(plan.grids).toHaveLength(40);
    expect(plan.segments).toHaveLength(150);
    expect(plan.persons.filter(({ kind }) => kind !== "cadre")).toHaveLength(60);
    expect(plan.cells.length).toBeGreaterThan(3000);
    const km2 = areas.reduce((sum, area) => sum + areaOf(area, plane), 0) / 1e6;
    expect(km2).toBeGreaterThan(36);
    expect(km2).toBeLessThan(44);
    const fitting = areas.filter((area) => areaOf(area, plane) >= 5000 && areaOf(area, plane) <= 20_000).length;
    expect(fitting / areas.length).toBeGreaterThan(0.95);
  });

  test("is lawful: nothing dangling, no double duty, sound areas", () => {
    expect(faultsOf(plan)).toEqual([]);
  });

  test("cells cover the city without gap or overlap", () => {
    const sum = areas.reduce((total, area) => total + areaOf(area, plane), 0);
    const whole = dissolve(areas);
    expect(whole).toHaveLength(1);
    expect(whole[0]).toHaveLength(1);
    expect(Math.abs(sum - areaOf(whole, plane))).toBeLessThan(0.01);
    const communities = plan.communities.reduce((total, { area }) => total + areaOf(area, plane), 0);
    expect(Math.abs(sum - communities)).toBeLessThan(0.01);
  });

  test("every vertex on a line is a vertex of both sides", () => {
    const outline = new Set(dissolve(areas).flat(2).map(String));
    const corners = new Map<string, Set<number>>();
    for (const { a, b, left, right } of edges) {
      for (const point of [a, b]) {
        const set = corners.get(String(point)) ?? new Set<number>();
        corners.set(String(point), set);
        set.add(left).add(right);
      }
    }
    // Inside the city no edge may be one-sided: a T-junction would leave two such.
    expect(edges.filter(({ right, a, b }) => right < 0 && !(outline.has(String(a)) && outline.has(String(b))))).toEqual([]);
  });

  test("grids hang together; squads too but for the enclave, which another squad surrounds", () => {
    for (const { code } of plan.grids) expect(pieces((index) => (plan.cells[index] as Cell).grid, code)).toBe(1);
    const split = plan.squads.filter(({ code }) => pieces(squadOfCell, code) > 1);
    expect(split).toHaveLength(1);
    expect(pieces(squadOfCell, split[0]?.code as string)).toBe(2);
    const rings = plan.squads.map(({ code }) => dissolve(areas.filter((_area, index) => squadOfCell(index) === code)).flat().length);
    expect(Math.max(...rings)).toBeGreaterThan(1);
  });

  test("three squads meet in a point", () => {
    const meeting = new Map<string, Set<string>>();
    for (const { left, right, line } of sharedArcs(areas, squadOfCell)) {
      if (right === null) continue;
      for (const end of [line[0], line[line.length - 1]])
        meeting.set(String(end), (meeting.get(String(end)) ?? new Set()).add(left).add(right));
    }
    expect([...meeting.values()].filter((squads) => squads.size >= 3).length).toBeGreaterThan(0);
  });

  test("cell codes are 15 digits, by community, in sequence", () => {
    for (const community of plan.communities) {
      const codes = plan.cells.filter((cell) => cell.community === community.code).map(({ code }) => code);
      expect(codes).toEqual(codes.map((_code, index) => `${community.code}${String(index + 1).padStart(3, "0")}`));
    }
    expect(plan.cells.every(({ code }) => /^\d{15}$/.test(code))).toBe(true);
  });

  test("every grid has the five fixed, and nobody works over forty hours", () => {
    for (const { code } of plan.grids) expect(plan.assignments.some(({ grid }) => grid === code)).toBe(true);
    const hours = new Map<string, number>();
    for (const { person, pattern } of plan.assignments) {
      hours.set(person, (hours.get(person) ?? 0) + minutesOfWeek(pattern).reduce((sum, [from, to]) => sum + to - from, 0) / 60);
    }
    expect(Math.max(...hours.values())).toBeLessThanOrEqual(40);
  });

  test("is the same for the same seed, another for another", () => {
    expect(sampleCity(3)).toEqual({ plan, base });
    expect(sampleCity(5).plan.cells[0]).not.toEqual(plan.cells[0]);
  });

  test("draws its own basemap", () => {
    const count = (layer: string) => base.filter((feature) => feature.layer === layer).length;
    expect(count("street")).toBeGreaterThan(100);
    expect(count("block")).toBeGreaterThan(3000);
    expect(base.some(({ name }) => name === "泽河")).toBe(true);
  });
});

describe("its violations", () => {
  const until = 1_793_000_000_000;
  const year = [...sampleViolations(plan as Plan, 7, { until, count: 20_000 })];
  const clock = wallClock("Asia/Shanghai");
  const near = (kind: string) => plan.places.filter((place) => place.kind === kind);
  const about = (kind: string) => year.filter(({ point }) => near(kind).some(({ at }) => plane.distance(at, point) < 100));
  const hours = (list: typeof year) => {
    const counts = new Array<number>(24).fill(0);
    for (const { at } of list) counts[Math.floor(clock.wall(at).minute / 60)]!++;
    return counts;
  };

  test("are a year in order of time, all inside the city", () => {
    expect(year).toHaveLength(20_000);
    expect(year.every((one, index) => index === 0 || one.at >= (year[index - 1] as typeof one).at)).toBe(true);
    expect(year.every(({ at }) => at < until && at > until - 367 * 86_400_000)).toBe(true);
    const city = dissolve(areas);
    expect(year.filter(({ point }) => covers(city, point) < 0)).toEqual([]);
  });

  test("follow the kinds of place", () => {
    const market = hours(about("market"));
    expect(Math.min(market[7] as number, market[11] as number, market[17] as number)).toBeGreaterThan(
      2 * Math.max(market[9] as number, market[14] as number),
    );
    const school = about("school").filter(({ at }) => clock.wall(at).weekday <= 5);
    expect((hours(school)[7] as number) + (hours(school)[16] as number)).toBeGreaterThan(school.length * 0.4);
    const evening = hours(about("food-street"));
    expect((evening[19] as number) + (evening[20] as number)).toBeGreaterThan(4 * ((evening[9] as number) + (evening[10] as number)));
    const mall = about("mall");
    const weekend = mall.filter(({ at }) => clock.wall(at).weekday > 5).length;
    expect(weekend / 2).toBeGreaterThan(1.5 * ((mall.length - weekend) / 5));
  });

  test("are the same for the same seed", () => {
    expect([...sampleViolations(plan as Plan, 7, { until, count: 20_000 })].slice(0, 500)).toEqual(year.slice(0, 500));
  });
});
