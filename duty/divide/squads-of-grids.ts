import type { NeighbourPair } from "../../geo/divide/cells/neighbourhood";
import { graphOf } from "../../geo/divide/partition/graph";
import { partition } from "../../geo/divide/partition/partition";
import type { Plan, Squad } from "../plan";
import { costOf, crosses, type DistrictGround } from "./district-ground";
import type { DistrictOptions } from "./district-options";
import { islandEdges } from "./island-edges";
/** Gives the grids to squads: the same question one storey up. @returns squad by grid */
export function squadsOfGrids(
  plan: Plan,
  ground: DistrictGround,
  part: Int32Array,
  codes: readonly string[],
  squads: readonly Squad[],
  options: DistrictOptions,
): number[] {
  if (squads.length === 1) return codes.map(() => 0);
  const { scored, toMetres } = ground;
  const [work, x, y, mass] = [0, 0, 0, 0].map(() => new Float64Array(codes.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  part.forEach((own, cell) => {
    work[own]! += scored.work[cell] as number;
    mass[own]! += scored.size[cell] as number;
    x[own]! += (scored.x[cell] as number) * (scored.size[cell] as number);
    y[own]! += (scored.y[cell] as number) * (scored.size[cell] as number);
  });
  const edges = new Map<number, { a: number; b: number; cost: number }>();
  const hard = scored.neighbourhood.pairs.filter((pair) => part[pair.a] !== part[pair.b]);
  const link = (pairs: readonly NeighbourPair[]) => {
    for (const pair of pairs) {
      const [a, b] = [Math.min(part[pair.a] as number, part[pair.b] as number), Math.max(part[pair.a] as number, part[pair.b] as number)];
      const key = a * codes.length + b;
      const cost = costOf(pair, Math.min(1, options.streets)) * (crosses(pair, options.barriers) ? 0.2 : 1);
      const known = edges.get(key);
      if (known) known.cost += cost;
      else edges.set(key, { a, b, cost });
    }
  };
  link(hard);
  const grids = new Map(plan.grids.map((grid) => [grid.code, grid] as const));
  const before = Int32Array.from(codes, (code) => squads.findIndex((squad) => squad.code === grids.get(code)?.squad));
  const offices = squads.map(({ code }) => {
    const at = options.offices.get(code);
    if (!at) return null;
    const [ox, oy] = toMetres(at);
    return { x: ox, y: oy };
  });
  const parts = Math.min(squads.length, codes.length);
  const middle = { x: x.map((sum, own) => sum / (mass[own] as number)), y: y.map((sum, own) => sum / (mass[own] as number)) };
  const ties = islandEdges({ count: codes.length, work, ...middle }, [...edges.values()], parts);
  const { part: squadOf } = partition(graphOf(codes.length, work, [...edges.values(), ...ties]), {
    parts,
    tolerance: options.tolerance,
    seed: options.seed,
    before,
    place: {
      ...middle,
      compact: Math.max(options.compact, offices.some(Boolean) ? 0.5 : 0),
    },
    ...(offices.some(Boolean) ? { offices } : {}),
  });
  return [...squadOf];
}
