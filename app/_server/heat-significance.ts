import type { HeatFrame, HeatSquares } from "../../components/map/heat-frame";
import type { HeatQuestion } from "../../duty/violation/heat-question";
import { squaresInside } from "../../duty/violation/squares-inside";
import { giStar } from "../../geo/heat/gi-star";
import type { Bounds } from "../../geo/plane/point";
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
const KEPT = 12;

/** The ground of some squads, or of the whole city for none. */
function groundOf({ plan }: LiveCity, squads: readonly string[]): Pick<LiveCity["plan"], "communities" | "cells"> {
  if (squads.length === 0) return plan;
  const grids = new Set(plan.grids.filter(({ squad }) => squads.includes(squad)).map(({ code }) => code));
  return { communities: [], cells: plan.cells.filter(({ grid }) => grids.has(grid)) };
}

/** Which squares of a frame a question could find anything in: those of the city, of the chosen squads' turf. Kept per plan. */
export function insideOf(live: LiveCity, frame: HeatFrame, squads: readonly string[]): Uint8Array {
  const { plan } = live;
  const holder = kept<{ plan: unknown; masks: Map<string, Uint8Array> }>("heat-inside", () => ({ plan: null, masks: new Map() }));
  if (holder.plan !== plan.cells) Object.assign(holder, { plan: plan.cells, masks: new Map() });
  const key = JSON.stringify([frame, squads]);
  let mask = holder.masks.get(key);
  if (!mask) {
    const { west, south, stepLon, stepLat, columns, rows } = frame;
    mask = squaresInside(groundOf(live, squads), { west, south, dx: stepLon, dy: stepLat, columns, rows });
    if (holder.masks.size >= KEPT) holder.masks.clear();
    holder.masks.set(key, mask);
  }
  return mask;
}

/** The squares of a mask whose middle lies in a box. */
function within(mask: Uint8Array, { west, south, stepLon, stepLat, columns }: HeatFrame, box: Bounds | null): Uint8Array {
  if (!box) return mask;
  return mask.map((flag, at) => {
    const lon = west + ((at % columns) + 0.5) * stepLon;
    const lat = south + (Math.floor(at / columns) + 0.5) * stepLat;
    return flag === 1 && lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3] ? 1 : 0;
  });
}

/**
 * Where a question's violations are more, or fewer, than chance explains, over all squares it could find any in: beyond a chosen turf or box nothing was
 * looked for, so nothing there is rare.
 */
export async function foundSignificance(heat: Heat, live: LiveCity, question: HeatQuestion, metres: number): Promise<FoundSignificance> {
  const found = await foundSquares(heat, heat.lens.filter(question), metres);
  const { frame, total } = found;
  const { columns, rows } = frame;
  const counts = spread(found);
  const { z, q, sign } = giStar(counts, columns, rows, within(insideOf(live, frame, question.squads), frame, question.box));
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
