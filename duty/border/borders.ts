import { chained, type Piece } from "../../geo/border/chained";
import { planeOf } from "../../geo/border/repair/coverage-faults";
import { sharedEdges } from "../../geo/border/shared-edges";
import { lengthOf } from "../../geo/plane/line";
import type { Plane } from "../../geo/plane/plane";
import { byCode } from "../by-code";
import { kept } from "../kept";
import type { Cell, Grid, Plan } from "../plan";
import { type Border, borderKey } from "./border";
import { fingerprintOf } from "./fingerprint";

/** The plane on which borders are measured: in the middle of the plan's cells, as for every answer. */
export const planeOfCells = (plan: Pick<Plan, "cells">): Plane => planeOf(plan.cells.map(({ area }) => area));

interface Pieces {
  readonly between: readonly [string, string];
  readonly pieces: Piece[];
  readonly grids: Map<string, readonly [string, string]>;
}

const ascending = (p: string, q: string) => (p < q ? -1 : p > q ? 1 : 0);
const alongWest = (p: Piece, q: Piece) => p.a[0] - q.a[0] || p.a[1] - q.a[1] || p.b[0] - q.b[0] || p.b[1] - q.b[1];

/** The straight pieces of each border, the lower squad on the left. */
function piecesOf(list: readonly Cell[], owners: readonly Grid[]): Map<string, Pieces> {
  const cells = [...list].sort(byCode);
  const squadOf = new Map(owners.map(({ code, squad }) => [code, squad] as const));
  const groups = new Map<string, Pieces>();
  for (const { a, b, left, right } of sharedEdges(cells.map(({ area }) => area))) {
    if (right < 0) continue;
    const [here, there] = [(cells[left] as Cell).grid, (cells[right] as Cell).grid];
    const [one, other] = [squadOf.get(here), squadOf.get(there)];
    if (one === undefined || other === undefined || one === other) continue;
    const key = borderKey(one, other);
    const group: Pieces = groups.get(key) ?? { between: one < other ? [one, other] : [other, one], pieces: [], grids: new Map() };
    groups.set(key, group);
    group.pieces.push(one < other ? { a, b } : { a: b, b: a });
    const grids: readonly [string, string] = one < other ? [here, there] : [there, here];
    group.grids.set(grids.join("\n"), grids);
  }
  return groups;
}

function borderOf(key: string, { between, pieces, grids }: Pieces, plane: Plane): Border {
  const lines = chained(pieces.sort(alongWest));
  return {
    key,
    between,
    lines,
    length: lines.reduce((sum, line) => sum + lengthOf(line, plane), 0),
    grids: [...grids.values()].sort((p, q) => ascending(p[0], q[0]) || ascending(p[1], q[1])),
    fingerprint: fingerprintOf(pieces),
  };
}

/**
 * The borders of a plan's squads, ascending by key: where cells of two squads share an edge, never where they meet in a corner. The order of the plan's
 * lists does not matter. A cell whose grid is missing bounds nobody. Edges that merely lie on each other are not seen: `repairProposal` mends those.
 */
export const bordersOf = (plan: Pick<Plan, "cells" | "grids">): readonly Border[] => bordersBetween(plan.cells, plan.grids);

const bordersBetween = kept((cells: readonly Cell[], grids: readonly Grid[]): readonly Border[] => {
  const plane = planeOfCells({ cells });
  return [...piecesOf(cells, grids)].sort((p, q) => ascending(p[0], q[0])).map(([key, group]) => borderOf(key, group, plane));
});
