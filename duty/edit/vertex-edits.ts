import { onGrid } from "../../geo/border/noding/integer-grid";
import type { Area, Point, Ring } from "../../geo/plane/point";
import { same } from "../../geo/plane/turn";
import type { Plan } from "../plan";

import { type Edited, not } from "./edited";

/** Areas with a change made to every ring that meets it; untouched ones are the same objects. */
function reshaped<T extends { readonly area: Area }>(list: readonly T[], change: (ring: Ring) => Ring): T[] {
  return list.map((one) => {
    let touched = false;
    const area = one.area.map((polygon) =>
      polygon.map((ring) => {
        const next = change(ring);
        if (next !== ring) touched = true;
        return next;
      }),
    );
    return touched ? { ...one, area } : one;
  });
}

const everywhere = (plan: Plan, change: (ring: Ring) => Ring): Edited => {
  const cells = reshaped(plan.cells, change);
  if (cells.every((cell, index) => cell === plan.cells[index])) return not("edit.no-vertex");
  return { ok: true, plan: { ...plan, cells, communities: reshaped(plan.communities, change) } };
};

/** Moves a vertex with all who share it: cells and communities. */
export function vertexMoved(plan: Plan, from: Point, to: Point): Edited {
  const target = onGrid(to);
  return everywhere(plan, (ring) =>
    ring.some((point) => same(point, from)) ? ring.map((point) => (same(point, from) ? target : point)) : ring,
  );
}

/** Takes a vertex away from all who share it. A ring of three corners keeps its corners. */
export function vertexRemoved(plan: Plan, at: Point): Edited {
  let tooFew = false;
  const edited = everywhere(plan, (ring) => {
    if (!ring.some((point) => same(point, at))) return ring;
    const open = ring.slice(1).filter((point) => !same(point, at));
    if (open.length < 3) tooFew = true;
    return [open[open.length - 1] as Point, ...open];
  });
  return tooFew ? not("edit.too-few-points", "", at) : edited;
}

/** Puts a vertex on the edge between two that follow each other, for all who share the edge. */
export function vertexAdded(plan: Plan, a: Point, b: Point, at: Point): Edited {
  const point = onGrid(at);
  return everywhere(plan, (ring) => {
    const place = ring.findIndex((one, index) => {
      const next = ring[index + 1];
      return next !== undefined && ((same(one, a) && same(next, b)) || (same(one, b) && same(next, a)));
    });
    return place < 0 ? ring : [...ring.slice(0, place + 1), point, ...ring.slice(place + 1)];
  });
}
