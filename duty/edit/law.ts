import { dissolve } from "../../geo/border/dissolve";
import type { CoverageFault } from "../../geo/border/repair/coverage-fault";
import { exactCoverage } from "../../geo/border/repair/exact-coverage";
import { anchorOf } from "../../geo/plane/anchor";
import { boundsOf } from "../../geo/plane/bounds";
import type { Area } from "../../geo/plane/point";
import { faultsOf, type PlanFault } from "../check";
import type { Cell, Plan } from "../plan";
import { sizeOf } from "./edited";
import { NOUN_LISTS, type Patch } from "./patch";
import { sameRings } from "./same-rings";

/** Square metres of land that may go astray in rounding. */
const HAIR = 0.5;
/** From so many changed cells on the whole ground is looked at. */
const MANY = 200;

const KINDS = {
  gap: "ground.gap",
  overlap: "ground.overlap",
  "unmatched-vertex": "ground.unmatched-vertex",
  "self-crossing": "ground.self-crossing",
  "duplicate-point": "ground.self-crossing",
  spike: "ground.self-crossing",
  sliver: "ground.self-crossing",
} as const satisfies Record<CoverageFault["kind"], PlanFault["fault"]>;

function coverageFaultsOf(cells: readonly Cell[]): PlanFault[] {
  const { faults } = exactCoverage(
    cells.map(({ area }) => area),
    { holes: "allow" },
  );
  return faults.map(({ kind, owners, at, size }) => ({
    fault: KINDS[kind],
    noun: "cell",
    code: owners.map((owner) => cells[owner]?.code ?? "").join(", "),
    detail: size > 0 ? size.toFixed(2) : "",
    at,
  }));
}

/** Communities that have cells, but not just their own ground. With `only`, of these communities. */
function communityFaults(plan: Plan, only: ReadonlySet<string> | null): PlanFault[] {
  const own = new Map<string, Area[]>();
  for (const { community, area } of plan.cells) {
    if (only && !only.has(community)) continue;
    const list = own.get(community);
    if (list) list.push(area);
    else own.set(community, [area]);
  }
  return plan.communities.flatMap(({ code, area }): PlanFault[] => {
    const cells = own.get(code);
    if (!cells || sameRings(dissolve(cells), area)) return [];
    const size = cells.reduce((sum, cell) => sum + sizeOf(cell), 0) - sizeOf(area);
    return Math.abs(size) > HAIR
      ? [{ fault: "ground.not-its-community", noun: "community", code, detail: size.toFixed(1), at: anchorOf(area) }]
      : [];
  });
}

/** The law of the ground for a whole plan: cells that cover without gap or overlap, each community just its own, every grid with cells. */
export function groundFaults(plan: Plan): PlanFault[] {
  if (plan.cells.length === 0) return [{ fault: "ground.no-cells", noun: "plan", code: plan.version.name, detail: "" }];
  const held = new Set(plan.cells.map(({ grid }) => grid));
  const empty = plan.grids.filter(({ code }) => !held.has(code));
  return [
    ...coverageFaultsOf(plan.cells),
    ...communityFaults(plan, null),
    ...empty.map(({ code }): PlanFault => ({ fault: "ground.grid-without-cells", noun: "grid", code, detail: "" })),
  ];
}

const areasOf = (plan: Plan) => new Map(plan.cells.map(({ code, area }) => [code, area] as const));

/** The communities whose cells a patch gives another shape, or adds or takes away. */
function reshapedCommunities(before: Plan, after: Plan, patch: Patch): Set<string> {
  const [old, now] = [areasOf(before), areasOf(after)];
  const codes = [...(patch.set.cells ?? []).map(({ code }) => code), ...(patch.remove.cells ?? [])];
  const changed = new Set(codes.filter((code) => old.get(code) !== now.get(code)));
  const homes = [before, after].flatMap(({ cells }) => cells.filter(({ code }) => changed.has(code)).map(({ community }) => community));
  return new Set([...homes, ...(patch.set.communities ?? []).map(({ code }) => code), ...(patch.remove.communities ?? [])]);
}

/** A hair wider than the grid of points. */
const EDGE = 2e-7;

/** The cells of a plan that lie where a patch changes cells: what is beyond has not changed and need not be looked at again. */
function nearby(before: Plan, after: Plan, patch: Patch): (plan: Plan) => readonly Cell[] {
  const codes = new Set([...(patch.set.cells ?? []).map(({ code }) => code), ...(patch.remove.cells ?? [])]);
  if (codes.size === 0 || codes.size > MANY) return ({ cells }) => cells;
  const boxes = [before, after].flatMap(({ cells }) => cells.filter(({ code }) => codes.has(code)).map(({ area }) => boundsOf(area)));
  return ({ cells }) =>
    cells.filter(({ area }) => {
      const [west, south, east, north] = boundsOf(area);
      return boxes.some((box) => west <= box[2] + EDGE && box[0] <= east + EDGE && south <= box[3] + EDGE && box[1] <= north + EDGE);
    });
}

/**
 * Why a change of a draft is not lawful. What the plan's nouns say of each other must hold in any case. The ground may not get worse: where cells
 * covered without gap or overlap they still do, and no land of a community is lost; where they did not (a draft not yet repaired), the faults may not grow.
 */
export function changeFaults(before: Plan, after: Plan, patch: Patch): PlanFault[] {
  const looked = new Set<object>(NOUN_LISTS.flatMap((name) => (patch.set[name] ?? []) as readonly object[]));
  const wrong = faultsOf(after, looked);
  if (wrong.length > 0) return wrong;
  const homes = reshapedCommunities(before, after, patch);
  if (homes.size === 0 || after.cells.length === 0) return [];
  const near = nearby(before, after, patch);
  const now = [...coverageFaultsOf(near(after)), ...communityFaults(after, homes)];
  if (now.length === 0) return [];
  const then = before.cells.length === 0 ? [] : [...coverageFaultsOf(near(before)), ...communityFaults(before, homes)];
  const total = (faults: readonly PlanFault[]) => faults.reduce((sum, { detail }) => sum + Math.abs(Number(detail) || 0), 0);
  return then.length > 0 && now.length <= then.length && total(now) <= total(then) + HAIR ? [] : now;
}
