import { chained } from "../../border/chained";
import { sharedEdges } from "../../border/shared-edges";
import { anchorOf } from "../../plane/anchor";
import { areaOf } from "../../plane/area";
import { coverage } from "../../plane/coverage";
import type { Plane } from "../../plane/plane";
import type { Area, Line, Polygon } from "../../plane/point";

/** Cells of an earlier division, asked when the land is divided again: what need not change stays. */
export interface Earlier {
  /** The lines between the earlier cells of a block, if they fill it just so and are of the size wanted; else null. */
  within(block: Polygon): Line[] | null;
  /** The earlier cell a piece of land lies in, -1 where there was none. */
  at(piece: Polygon): number;
}

/** Share of a block that may be missing: outlines move by millimetres. */
const WHOLE = 0.001;
/** How far the mean size may be from the target, as a factor: whoever asks for other cells gets other cells. */
const NEAR = 1.6;

/** Gathers earlier cells by where their anchors lie. */
export function earlierCells(
  cells: readonly Area[],
  { target, least, most }: { target: number; least: number; most: number },
  plane: Plane,
): Earlier {
  const index = coverage(cells);
  const anchors = cells.map(anchorOf);
  const sizes = cells.map((area) => areaOf(area, plane));
  const order = [...anchors.keys()].sort((a, b) => (anchors[a]?.[0] as number) - (anchors[b]?.[0] as number));
  const wests = order.map((cell) => anchors[cell]?.[0] as number);
  const from = (west: number) => {
    let [low, high] = [0, wests.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((wests[middle] as number) < west) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const within = (block: Polygon): Line[] | null => {
    const inside = coverage([[block]]);
    const ring = block[0] ?? [];
    const [west, east] = [Math.min(...ring.map(([lon]) => lon)), Math.max(...ring.map(([lon]) => lon))];
    const own: number[] = [];
    for (let i = from(west); i < order.length && (wests[i] as number) <= east; i++) {
      const cell = order[i] as number;
      const [lon, lat] = anchors[cell] as readonly [number, number];
      if (inside.first(lon, lat) === 0) own.push(cell);
    }
    if (own.length < 2 || own.some((cell) => (sizes[cell] as number) < least || (sizes[cell] as number) > most)) return null;
    const total = own.reduce((sum, cell) => sum + (sizes[cell] as number), 0);
    const size = areaOf([block], plane);
    const mean = total / own.length;
    if (Math.abs(total - size) > WHOLE * size || mean > target * NEAR || mean < target / NEAR) return null;
    const pieces = sharedEdges(own.map((cell) => cells[cell] as Area)).filter(({ right }) => right >= 0);
    return chained(pieces);
  };
  return { within, at: (piece) => index.first(...anchorOf([piece])) };
}
