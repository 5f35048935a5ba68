import type { HeatFrame, HeatSquares } from "../../components/map/heat-frame";
import { squaresInside } from "../../duty/violation/squares-inside";
import { giStar } from "../../geo/heat/gi-star";
import type { RowFilter } from "../../geo/heat/row-filter";
import type { LiveCity } from "./city";
import type { Heat } from "./heat";
import { foundSquares, spread } from "./heat-squares";
import { kept } from "./kept";

/** Squares with something in them, or cold ones, and how far from chance they are. */
export interface FoundSignificance extends HeatSquares {
  readonly z: Float32Array;
  readonly q: Float32Array;
  readonly sign: Int8Array;
  readonly total: number;
}

/** Masks that are kept: sides of squares are few. */
const KEPT = 8;

/** Which squares of a frame lie in the city; kept per plan. */
export function insideOf({ plan }: LiveCity, frame: HeatFrame): Uint8Array {
  const holder = kept<{ plan: unknown; masks: Map<string, Uint8Array> }>("heat-inside", () => ({ plan: null, masks: new Map() }));
  if (holder.plan !== plan.communities) Object.assign(holder, { plan: plan.communities, masks: new Map() });
  const key = JSON.stringify(frame);
  let mask = holder.masks.get(key);
  if (!mask) {
    const { west, south, stepLon, stepLat, columns, rows } = frame;
    mask = squaresInside(plan, { west, south, dx: stepLon, dy: stepLat, columns, rows });
    if (holder.masks.size >= KEPT) holder.masks.clear();
    holder.masks.set(key, mask);
  }
  return mask;
}

/** Where a filter's rows are more, or fewer, than chance explains, over all squares of the city. */
export async function foundSignificance(heat: Heat, live: LiveCity, filter: RowFilter, metres: number): Promise<FoundSignificance> {
  const found = await foundSquares(heat, filter, metres);
  const { frame, total } = found;
  const { columns, rows } = frame;
  const counts = spread(found);
  const { z, q, sign } = giStar(counts, columns, rows, insideOf(live, frame));
  const places = Array.from(counts.keys()).filter((at) => counts[at] !== 0 || sign[at] !== 0);
  return {
    frame,
    total,
    column: Uint16Array.from(places, (at) => at % columns),
    row: Uint16Array.from(places, (at) => Math.floor(at / columns)),
    count: Uint32Array.from(places, (at) => counts[at] as number),
    z: Float32Array.from(places, (at) => z[at] as number),
    q: Float32Array.from(places, (at) => q[at] as number),
    sign: Int8Array.from(places, (at) => sign[at] as number),
  };
}
