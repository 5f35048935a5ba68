import { describe, expect, test } from "vitest";
import { faultsOf } from "../check";
import type { Plan } from "../plan";
import { sketch } from "../sketch";
import { districtGround } from "./district-ground";
import type { DistrictOptions } from "./district-options";
import { type DistrictProposal, districting } from "./plan-district";

const NAMES: DistrictOptions["names"] = {
  squad: "first squad",
  standard: "first standard",
  duty: "first duty",
  dutyText: "text",
  grid: (community, number) => `${community}/${number}`,
  squadNumber: (number) => `squad ${number}`,
};
const OPTIONS: DistrictOptions = {
  grids: 6,
  squads: 2,
  tolerance: 0.1,
  seed: 1,
  compact: 1,
  streets: 1,
  barriers: { water: false, rail: false, wall: false },
  fixed: new Set(),
  forbidden: new Map(),
  offices: new Map(),
  names: NAMES,
};
const ROWS = Array.from({ length: 6 }, () => "AAAAAAAA");
/** Eight by six cells with nobody on post, so that grids come and go. */
const city = (drawing = ROWS.join("/")): Plan => ({ ...sketch(drawing), posts: [], assignments: [] });

function last(steps: ReturnType<typeof districting>): DistrictProposal {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
const even = (plan: Plan) => plan.cells.map(() => 1);
const asked = (plan: Plan, over: Partial<DistrictOptions> = {}, work: readonly number[] = even(plan)) =>
  last(districting(plan, districtGround(plan, { cuts: [], waters: [] }, work), { ...OPTIONS, ...over }));
const cellAt = (plan: Plan, code: string) => plan.cells.find((cell) => cell.code === code)!;

describe("cells to grids, grids to squads", () => {
  test("as many as asked, each in one piece, even, lawful; only who holds what is changed", () => {
    const plan = city();
    const { plan: after, grids, squads, spans } = asked(plan);
    expect([grids.owners, grids.contiguous, grids.deviation <= 0.1, spans]).toEqual([6, 1, true, false]);
    expect([squads.owners, squads.contiguous, squads.deviation <= 0.1]).toEqual([2, 1, true]);
    expect(faultsOf(after)).toEqual([]);
    expect(after.grids).toHaveLength(6);
    expect(new Set(after.cells.map(({ grid }) => grid)).size).toBe(6);
    expect(after.cells.map(({ code, area, community }) => [code, area, community])).toEqual(
      plan.cells.map(({ code, area, community }) => [code, area, community]),
    );
    expect(after.squads.map(({ code }) => code)).toEqual(["A", "ZD01"]);
    expect(after.grids.map(({ name }) => name).sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `K1/${number}`));
  });

  test("the same seed gives the same answer, and every answer on the way is whole", () => {
    const plan = city();
    const work = plan.cells.map((_cell, index) => 1 + ((index * 7) % 5));
    expect(asked(plan, { seed: 5 }, work)).toEqual(asked(plan, { seed: 5 }, work));
    const steps = districting(plan, districtGround(plan, { cuts: [], waters: [] }, work), { ...OPTIONS, seed: 5 });
    let before = 0;
    for (let step = steps.next(); !step.done; step = steps.next()) {
      expect(step.value.share).toBeGreaterThan(before);
      before = step.value.share;
      if (before > 0.2) continue;
      const { grids, plan: half } = step.value.best();
      expect([grids.contiguous, half.grids.length]).toEqual([1, 6]);
    }
  });

  test("heavy cells are evened out within the tolerance", () => {
    const plan = city();
    const work = plan.cells.map((_cell, index) => 1 + ((index * 13) % 7));
    const { grids } = asked(plan, { grids: 4, squads: 1, tolerance: 0.08 }, work);
    expect([grids.contiguous, grids.deviation <= 0.08]).toEqual([1, true]);
  });

  test("cells that are fixed stay in the grid they are in, also one that comes late in the list; forbidden ones do not come", () => {
    const plan = city();
    const fixed = new Set(["0507", "0000"]);
    const { plan: after } = asked(plan, { fixed });
    for (const code of fixed) expect(cellAt(after, code).grid).toBe(`G${code}`);
    const free = asked(plan).plan;
    const grid = cellAt(free, "0304").grid;
    const kept = asked(plan, { forbidden: new Map([["0304", new Set([grid])]]) }).plan;
    expect(cellAt(kept, "0304").grid).not.toBe(grid);
    expect(kept.grids.map(({ code }) => code)).toContain(grid);
  });

  test("more grids than before get codes of their own; squads that have been keep theirs; who is watched stays", () => {
    const few = asked(city(), { grids: 2, squads: 1 }).plan;
    const many = asked(few, { grids: 5, squads: 3 });
    expect(many.plan.grids.map(({ code }) => code)).toEqual(["G0000", "G0001", "WG0001", "WG0002", "WG0003"]);
    expect(many.plan.squads.map(({ code, name }) => `${code} ${name}`)).toEqual(["A squad A", "ZD01 squad 2", "ZD02 squad 3"]);
    // Posts of grids that are no more answer for the grid they stand in; none vanishes.
    const watched = sketch("AAAA / AAAA");
    const after = asked(watched, { grids: 2, squads: 1 }).plan;
    expect([faultsOf(after), after.grids.length, after.posts.length]).toEqual([[], 2, 8]);
    const gridOf = new Map(after.cells.map(({ code, grid }) => [code, grid]));
    const kept = new Set(after.grids.map(({ code }) => code));
    const moved = after.posts.filter(({ code }) => !kept.has(`G${code.slice(1)}`));
    expect(moved.length).toBe(6);
    expect(moved.every(({ code, grid }) => gridOf.get(code.slice(1)) === grid)).toBe(true);
    expect(after.assignments.every(({ post, grid }) => after.posts.find(({ code }) => code === post)?.grid === grid)).toBe(true);
  });

  test("water nobody crosses: each bank has grids of its own", () => {
    const plan = city(Array.from({ length: 4 }, () => "AAAAAA").join("/"));
    const river = [
      [113.403, 34.89],
      [113.403, 34.91],
    ] as const;
    const ground = districtGround(plan, { cuts: [{ line: river, kind: "water" }], waters: [] }, even(plan));
    const { plan: after, spans } = last(
      districting(plan, ground, { ...OPTIONS, grids: 4, squads: 1, barriers: { water: true, rail: false, wall: false } }),
    );
    const banks = new Map<string, Set<string>>();
    for (const { code, grid } of after.cells)
      banks.set(grid, (banks.get(grid) ?? new Set()).add(Number(code.slice(2)) < 3 ? "west" : "east"));
    expect([[...banks.values()].map(({ size }) => size), spans]).toEqual([[1, 1, 1, 1], false]);
  });

  test("an island too small for a grid goes with the nearest land, and that is told", () => {
    const plan = city(["AAAAAA..A", "AAAAAA...", "AAAAAA...", "AAAAAA..."].join("/"));
    const { plan: after, grids, squads, spans } = asked(plan, { grids: 4, squads: 2, tolerance: 0.2 });
    expect([spans, grids.deviation <= 0.2, squads.deviation <= 0.2]).toEqual([true, true, true]);
    expect(grids.contiguous).toBe(3 / 4);
    const home = cellAt(after, "0008").grid;
    expect(after.cells.filter(({ grid }) => grid === home).length).toBeGreaterThan(3);
  });
});
