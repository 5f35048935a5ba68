import { describe, expect, test } from "vitest";
import type { Area, Line } from "../../geo/plane/point";
import type { BaseFeature } from "../../geo/tile/base-feature";
import { faultsOf } from "../check";
import { groundFaults } from "../edit/law";
import { NOUN_LISTS } from "../edit/patch";
import type { Plan } from "../plan";
import { sketch } from "../sketch";
import { firstNouns, withItems } from "./first-nouns";
import { groundCuts } from "./ground-cuts";
import { type CellsOptions, type CellsProposal, cellsProposal } from "./plan-cells";
import { groundFaultsOf, repairProposal } from "./plan-repair";

const names = {
  squad: "s",
  standard: "t",
  duty: "d",
  dutyText: "x",
  grid: (community: string, number: number) => `${community} ${number}`,
};
const EMPTY = Object.fromEntries(NOUN_LISTS.map((list) => [list, []])) as unknown as Omit<Plan, "version">;
const box = (x: number, y: number, wide = 0.006, high = 0.0047): Area => [
  [
    [
      [x, y],
      [x + wide, y],
      [x + wide, y + high],
      [x, y + high],
      [x, y],
    ],
  ],
];
/** Communities side by side, nothing else. */
const bare = (areas: readonly Area[]): Plan => ({
  ...sketch("A"),
  ...EMPTY,
  communities: areas.map((area, index) => ({ code: `41018400100${index + 1}`, name: `K${index + 1}`, office: null, area })),
});
const PLAN = bare([box(113.4, 34.9), box(113.406, 34.9)]);
const NO_GROUND = { cuts: [], waters: [], buildings: [], streets: [] };
const street = (x: number) => ({
  kind: "main" as const,
  line: [
    [x, 34.899],
    [x, 34.907],
  ] as Line,
});

function made(plan: Plan, ground: Parameters<typeof cellsProposal>[1] = NO_GROUND, over: Partial<CellsOptions> = {}): CellsProposal {
  const steps = cellsProposal(plan, ground, { target: 40_000, digits: 3, names, used: new Set(), ...over });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
function good(...given: Parameters<typeof made>) {
  const proposal = made(...given);
  if (!proposal.ok) throw new Error(proposal.fault);
  return proposal;
}

describe("communities divided into cells", () => {
  test("again and again are the same cells; a new street changes those it touches, another target all of them", () => {
    const ragged = {
      ...PLAN,
      communities: bare([box(113.4, 34.9, 0.0061, 0.0049), box(113.4 + 0.0061, 34.9, 0.0057, 0.0049)]).communities,
    };
    const lane = { kind: "lane" as const, line: [[113.399, 34.9021] as const, [113.413, 34.9032] as const] };
    const first = good(ragged, { ...NO_GROUND, cuts: [lane] });
    let now = first.plan;
    for (let round = 0; round < 3; round++) {
      const { plan, figures } = good(now, { ...NO_GROUND, cuts: [lane] });
      expect(figures).toMatchObject({ kept: first.figures.cells, fresh: 0, retired: 0 });
      now = plan;
    }
    const used = new Set(now.cells.map(({ code }) => code));
    const more = good(now, { ...NO_GROUND, cuts: [lane, { ...street(113.4107), kind: "lane" }] }, { used });
    const west = (plan: Plan) => plan.cells.filter(({ community }) => community.endsWith("1"));
    expect(west(more.plan)).toEqual(west(now));
    expect(more.figures.fresh).toBeGreaterThan(0);
    expect(more.plan.cells.filter(({ code }) => !used.has(code)).every(({ community }) => community.endsWith("2"))).toBe(true);
    expect(good(now, { ...NO_GROUND, cuts: [lane] }, { target: 10_000, used }).figures.cells).toBeGreaterThan(2 * now.cells.length);
  });

  test("cover them lawfully, with first grids, squad, standard and duty, codes of 15 characters", () => {
    const { plan, figures } = good(PLAN, { ...NO_GROUND, cuts: [street(113.4031)] });
    expect(groundFaults(plan)).toEqual([]);
    expect(faultsOf(plan)).toEqual([]);
    expect(plan.cells.every(({ code, community }) => /^\d{15}$/.test(code) && code.startsWith(community))).toBe(true);
    expect(figures).toMatchObject({ cells: plan.cells.length, within: plan.cells.length, overlap: 0, gap: 0, kept: 0, retired: 0 });
    expect(plan.grids.map(({ code, name, squad }) => [code, name, squad])).toEqual([
      ["WG0001", "K1 1", "ZD01"],
      ["WG0002", "K2 1", "ZD01"],
    ]);
    expect([plan.squads, plan.standards, plan.duties].map((list) => list.map(({ name }) => name))).toEqual([["s"], ["t"], ["d"]]);
    // The street divides: no cell lies on both sides of it.
    for (const { area } of plan.cells) {
      const xs = area.flat(2).map(([x]) => x);
      expect(Math.max(...xs) <= 113.4031 + 1e-6 || Math.min(...xs) >= 113.4031 - 1e-6).toBe(true);
    }
  });

  test("again the same is the same, with every code kept", () => {
    const first = good(PLAN);
    const again = good(first.plan);
    expect(again.plan).toEqual(first.plan);
    expect(again.figures).toMatchObject({ kept: first.figures.cells, fresh: 0, retired: 0 });
  });

  test("what is unchanged keeps its code and grid; what goes retires its code for good; what comes takes the grid that was there", () => {
    const first = good(PLAN);
    const own = { ...first.plan, grids: first.plan.grids.map((grid) => ({ ...grid, name: `own ${grid.code}` })) };
    const used = new Set(["410184001002050", ...first.plan.cells.map(({ code }) => code)]);
    const next = good(own, { ...NO_GROUND, cuts: [street(113.4081)] }, { used });
    const west = (plan: Plan) => plan.cells.filter(({ community }) => community.endsWith("1"));
    expect(west(next.plan)).toEqual(west(first.plan));
    const [gone, fresh] = [first, next].map(({ plan }, index, both) => {
      const other = new Set(both[1 - index]!.plan.cells.map(({ code }) => code));
      return plan.cells.filter(({ code }) => !other.has(code)).map(({ code }) => code);
    }) as [string[], string[]];
    expect([gone.length, fresh.length]).toEqual([next.figures.retired, next.figures.fresh]);
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.filter((code) => used.has(code))).toEqual([]);
    expect(next.plan.grids).toEqual(own.grids);
    expect(groundFaults(next.plan)).toEqual([]);
  });

  test("are refused where communities are none, unlawful, or have more cells than numbers", () => {
    expect(made(bare([]))).toMatchObject({ ok: false, fault: "cells.no-community" });
    const overlapping = bare([box(113.4, 34.9), box(113.4058, 34.9)]);
    expect(made(overlapping)).toMatchObject({ ok: false, fault: "cells.unlawful-communities", code: "410184001001" });
    expect(made(PLAN, NO_GROUND, { digits: 1, target: 10_000 })).toMatchObject({
      ok: false,
      fault: "cells.too-many",
      code: "410184001001",
    });
  });

  test("a post whose grid has no ground goes to the grid it stands in; one that stands outside keeps its grid", () => {
    const first = good(PLAN).plan;
    const watched = {
      ...first,
      grids: [...first.grids, { ...first.grids[0]!, code: "WG9" }],
      posts: [{ ...sketch("A").posts[0]!, grid: "WG9" }],
    };
    const housed = good(watched).plan;
    expect(housed.grids.map(({ code }) => code)).not.toContain("WG9");
    expect(first.grids.map(({ code }) => code)).toContain(housed.posts[0]?.grid);
    const outside = { ...watched, posts: [{ ...watched.posts[0]!, line: [[0, 0] as const] }] };
    expect(good(outside).plan.grids.map(({ code }) => code)).toContain("WG9");
    expect(good({ ...watched, posts: [] }).plan.grids.map(({ code }) => code)).not.toContain("WG9");
  });
});

describe("repair of a plan's ground", () => {
  test("of communities, where there are no cells: overlap and crack go, who has nothing left goes", () => {
    const plan = bare([
      box(113.4, 34.9),
      box(113.40599, 34.9),
      box(113.4, 34.89399, 0.01199, 0.006),
      box(113.401, 34.901, 0.000001, 0.000001),
    ]);
    expect(groundFaultsOf(plan).length).toBeGreaterThan(0);
    const { plan: mended, changes } = repairProposal(plan, { tolerance: 2, fillGaps: 5000 });
    expect(mended.communities.map(({ name }) => name)).toEqual(["K1", "K2", "K3"]);
    expect(changes.vanished).toEqual([3]);
    expect(groundFaultsOf(mended)).toEqual([]);
    expect(Math.max(...changes.owners.slice(0, 3).map(({ movement }) => movement))).toBeLessThan(2);
    expect(good(mended).ok).toBe(true);
  });

  test("of cells carries their communities with them; what is lawful stays as it is", () => {
    const lawful = good(PLAN).plan;
    const same = repairProposal(lawful, { tolerance: 2, fillGaps: 5000 });
    expect(groundFaults(same.plan)).toEqual([]);
    expect(Math.max(...same.changes.owners.map(({ movement }) => movement))).toBeLessThan(0.02);
    const [first, ...rest] = lawful.cells;
    const moved = {
      ...first!,
      area: first!.area.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [x + 0.000008, y] as const))),
    };
    const torn = { ...lawful, cells: [moved, ...rest] };
    expect(groundFaults(torn).length).toBeGreaterThan(0);
    expect(groundFaults(repairProposal(torn, { tolerance: 2, fillGaps: 5000 }).plan)).toEqual([]);
  });
});

test("first nouns: the plan's own ones, else new ones under the names that are told", () => {
  expect(firstNouns(PLAN, names)).toEqual({
    squad: { code: "ZD01", name: "s", captain: null, phone: "" },
    standard: { code: "BZ01", name: "t", version: 1, items: [] },
    duty: { code: "ZZ01", name: "d", text: "x", answersTo: "bureau" },
  });
  const drawn = sketch("BA");
  expect(firstNouns(drawn, names)).toEqual({ squad: drawn.squads[0], standard: drawn.standards[0], duty: drawn.duties[0] });
  const list = [{ code: "b" }, { code: "d" }];
  expect(withItems(list, [{ code: "b" }])).toBe(list);
  expect(withItems(list, [{ code: "c" }, { code: "a" }, { code: "d" }]).map(({ code }) => code)).toEqual(["a", "b", "c", "d"]);
});

test("the ground's features cut, are built, or are walked along; a motorway is a wall", () => {
  const line: Line = [
    [0, 0],
    [1, 1],
  ];
  const lined = (layer: BaseFeature["layer"], kind: string): BaseFeature => ({
    layer,
    class: kind,
    name: null,
    geometry: { type: "line", line },
  });
  const flat = (layer: BaseFeature["layer"]): BaseFeature => ({
    layer,
    class: "x",
    name: null,
    geometry: { type: "area", area: box(0, 0) },
  });
  const { cuts, waters, buildings, streets } = groundCuts([
    ...["main", "secondary", "lane", "path", "motorway"].map((kind) => lined("street", kind)),
    lined("water", "river"),
    lined("rail", "rail"),
    lined("wall", "wall"),
    lined("green", "park"),
    flat("water"),
    flat("block"),
    flat("land"),
    { layer: "label", class: "x", name: "x", geometry: { type: "point", at: [0, 0] } },
  ]);
  expect(cuts.map(({ kind }) => kind)).toEqual(["main", "secondary", "lane", "lane", "wall", "water", "rail", "wall"]);
  expect([waters.length, buildings.length, streets.length]).toEqual([1, 1, 4]);
});
