import { BinListsDraft } from "./bin-lists";
import { boundsOf, boundsOfAll } from "./bounds";
import { covers } from "./covers";
import { planeAt } from "./plane";
import type { Area, Point } from "./point";
import { raster } from "./raster";
import { filledBins, touchedBins } from "./rasterised";

/** Many areas, asked by point. Areas are closed: an edge belongs to both sides. */
export interface Coverage {
  /** Index of the first area (lowest index) that covers the point, or -1. */
  first(lon: number, lat: number): number;
  /** The same, twice the index, plus one where the point lies on an edge of that area; -1 for none. One number, since this is asked a million times. */
  find(lon: number, lat: number): number;
  /** How many areas cover the point, and whether it lies on an edge of the first. */
  all(point: Point): { readonly indexes: readonly number[]; readonly onEdge: boolean };
  /** Indexes of areas with an edge within `HAIR` metres of the point, or that cover it; may name some that are a little farther. */
  near(lon: number, lat: number): readonly number[];
}

/** Metres by which edges are grown when bins are marked: slivers narrower than this are seen from both sides. */
export const HAIR = 1.5;
const BINS_PER_AREA = 36;

/** Packs an area index and whether it fills the whole bin into one number. */
const packed = (index: number, full: boolean) => index * 2 + (full ? 1 : 0);

/**
 * Builds the index once: a raster whose bins name the area that fills them, or list those whose edges touch them. A bin that one area fills
 * is answered without any geometry; the others ask a robust predicate. Build O(edges + bins), ask O(1).
 */
export function coverage(areas: readonly Area[]): Coverage {
  const box = boundsOfAll(areas);
  if (!box) return { first: () => -1, find: () => -1, all: () => ({ indexes: [], onEdge: false }), near: () => [] };
  const plane = planeAt([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
  const square = (box[2] - box[0]) * plane.kx * (box[3] - box[1]) * plane.ky;
  const grid = raster(box, Math.max(5, Math.sqrt(square / (areas.length * BINS_PER_AREA))), plane.kx, plane.ky);
  const hairX = HAIR / plane.kx;
  const hairY = HAIR / plane.ky;
  const draft = new BinListsDraft(grid.columns * grid.rows);
  const edgeOf = new Int32Array(grid.columns * grid.rows).fill(-1);
  areas.forEach((area, index) => {
    const mark = (bin: number) => {
      if (edgeOf[bin] === index) return;
      edgeOf[bin] = index;
      draft.add(bin, packed(index, false));
    };
    for (const ring of area.flat()) {
      for (let i = 1; i < ring.length; i++) touchedBins(grid, ring[i - 1] as Point, ring[i] as Point, hairX, hairY, mark);
    }
    const own = boundsOf(area);
    filledBins(grid, area, [grid.rowAt(own[1]), grid.rowAt(own[3])], (bin) => {
      if (edgeOf[bin] !== index) draft.add(bin, packed(index, true));
    });
  });
  const { starts, items } = draft.packed();

  const find = (lon: number, lat: number): number => {
    const bin = grid.binAt(lon, lat);
    if (bin < 0) return -1;
    const end = starts[bin + 1] as number;
    const point: Point = [lon, lat];
    for (let i = starts[bin] as number; i < end; i++) {
      const item = items[i] as number;
      if ((item & 1) === 1) return item - 1;
      const side = covers(areas[item >> 1] as Area, point);
      if (side >= 0) return item + (1 - side);
    }
    return -1;
  };
  const first = (lon: number, lat: number): number => find(lon, lat) >> 1;
  const near = (lon: number, lat: number): readonly number[] => {
    const bin = grid.binAt(lon, lat);
    if (bin < 0) return [];
    return Array.from(items.subarray(starts[bin], starts[bin + 1]), (item) => item >> 1);
  };
  const all = (point: Point) => {
    let onEdge = false;
    const indexes = near(point[0], point[1]).filter((index) => {
      const side = covers(areas[index] as Area, point);
      if (side === 0) onEdge = true;
      return side >= 0;
    });
    return { indexes, onEdge };
  };
  return { first, find, all, near };
}
