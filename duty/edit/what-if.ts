import { sharedArcs } from "../../geo/border/shared-arcs";
import { boundsOfAll, middleOf } from "../../geo/plane/bounds";
import { coverage } from "../../geo/plane/coverage";
import { halfWay, lengthOf } from "../../geo/plane/line";
import { type Plane, planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import type { Plan } from "../plan";

/** An owner's workload in points, before and after; null where there was none or is none any more. */
export interface LoadChange {
  readonly code: string;
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Deviation from the mean afterwards, as a share of it; 0.05 is 5 % above. */
  readonly deviation: number;
}

/** Metres of border between two squads, before and after. */
export interface BorderChange {
  readonly one: string;
  readonly other: string;
  readonly before: number;
  readonly after: number;
  /** Whether a settled rule answers for it. */
  readonly settled: boolean;
}

/** Something that no longer stands on the ground it answers for. */
export interface Stray {
  readonly code: string;
  readonly name: string;
  readonly why:
    | "post.outside-its-grid"
    | "post.grid-without-ground"
    | "assignment.post-strays"
    | "segment.other-squad"
    | "segment.no-squad";
  readonly at: Point;
}

/** What a plan would be, beside what it was. */
export interface WhatIf {
  readonly grids: readonly LoadChange[];
  readonly squads: readonly LoadChange[];
  readonly borders: readonly BorderChange[];
  readonly strays: readonly Stray[];
}

type Work = ReadonlyMap<string, number>;

function loads(plan: Plan, work: Work): { grids: Map<string, number>; squads: Map<string, number> } {
  const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad] as const));
  const grids = new Map<string, number>();
  const squads = new Map<string, number>();
  for (const { code, grid } of plan.cells) {
    const points = work.get(code) ?? 0;
    const squad = squadOf.get(grid) ?? "";
    grids.set(grid, (grids.get(grid) ?? 0) + points);
    squads.set(squad, (squads.get(squad) ?? 0) + points);
  }
  return { grids, squads };
}

function changes(names: ReadonlyMap<string, string>, before: Work, after: Work): LoadChange[] {
  const mean = [...after.values()].reduce((sum, one) => sum + one, 0) / Math.max(1, after.size);
  return [...new Set([...before.keys(), ...after.keys()])].sort().map((code) => {
    const now = after.get(code) ?? null;
    return {
      code,
      name: names.get(code) ?? code,
      before: before.get(code) ?? null,
      after: now,
      deviation: now === null || mean === 0 ? 0 : now / mean - 1,
    };
  });
}

function bordersOf(plan: Plan, plane: Plane): Map<string, number> {
  const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad] as const));
  const found = new Map<string, number>();
  const arcs = sharedArcs(
    plan.cells.map(({ area }) => area),
    (index) => squadOf.get(plan.cells[index]?.grid ?? "") ?? "",
  );
  for (const { left, right, line } of arcs) {
    if (right === null) continue;
    const key = `${left}\n${right}`;
    found.set(key, (found.get(key) ?? 0) + lengthOf(line, plane));
  }
  return found;
}

/** Posts, assignments and segments whose ground is another's or nobody's. */
export function straysOf(plan: Plan): Stray[] {
  const index = coverage(plan.cells.map(({ area }) => area));
  const box = boundsOfAll(plan.cells.map(({ area }) => area));
  const plane = planeAt(box ? middleOf(box) : [0, 0]);
  const gridAt = ([lon, lat]: Point) => plan.cells[index.first(lon, lat)]?.grid ?? null;
  const held = new Set(plan.cells.map(({ grid }) => grid));
  const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad] as const));
  const lost = new Map<string, Stray>();
  for (const { code, name, grid, line } of plan.posts) {
    const at = line[0] as Point;
    const outside = line.every((point) => gridAt(point) !== grid);
    if (held.has(grid) && !outside) continue;
    lost.set(code, { code, name, why: held.has(grid) ? "post.outside-its-grid" : "post.grid-without-ground", at });
  }
  const persons = new Map(plan.persons.map(({ code, name }) => [code, name] as const));
  const assignments = plan.assignments.flatMap(({ code, post, person }): Stray[] => {
    const stray = lost.get(post);
    return stray ? [{ code, name: persons.get(person) ?? person, why: "assignment.post-strays", at: stray.at }] : [];
  });
  const segments = plan.segments.flatMap(({ code, name, squad, line }): Stray[] => {
    const at = halfWay(line, plane);
    const grid = gridAt(at);
    const there = grid === null ? null : (squadOf.get(grid) ?? null);
    if (squad === null || there === null) return [];
    return there === squad ? [] : [{ code, name, why: "segment.other-squad", at }];
  });
  return [...lost.values(), ...assignments, ...segments];
}

/** What `after` would change beside `before`: workload of grids and squads, borders between squads, and what loses its ground. `work` is points by cell code. */
export function whatIf(before: Plan, after: Plan, workBefore: Work, workAfter: Work): WhatIf {
  const [old, now] = [loads(before, workBefore), loads(after, workAfter)];
  const names = (list: "grids" | "squads") => new Map([...before[list], ...after[list]].map(({ code, name }) => [code, name] as const));
  const box = boundsOfAll([...before.cells, ...after.cells].map(({ area }) => area));
  const plane = planeAt(box ? middleOf(box) : [0, 0]);
  const [was, is] = [bordersOf(before, plane), bordersOf(after, plane)];
  const settled = new Set(after.rules.filter(({ state }) => state !== "proposed").map(({ between }) => between.join("\n")));
  return {
    grids: changes(names("grids"), old.grids, now.grids),
    squads: changes(names("squads"), old.squads, now.squads),
    borders: [...new Set([...was.keys(), ...is.keys()])].sort().map((key) => {
      const [one, other] = key.split("\n") as [string, string];
      return { one, other, before: was.get(key) ?? 0, after: is.get(key) ?? 0, settled: settled.has(key) };
    }),
    strays: straysOf(after),
  };
}
