import { centroidOf, doubleArea } from "./area";
import { boundsOfPoints } from "./bounds";
import { covers } from "./covers";
import type { Area, Point, Polygon } from "./point";

/** The middle of the widest stretch of a polygon on one horizontal line. */
function widestOn(polygon: Polygon, lat: number): { at: Point; width: number } | null {
  const crossings: number[] = [];
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as Point;
      const [bx, by] = ring[i] as Point;
      if (ay > lat !== by > lat) crossings.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
    }
  }
  crossings.sort((a, b) => a - b);
  let best: { at: Point; width: number } | null = null;
  for (let i = 1; i < crossings.length; i += 2) {
    const width = (crossings[i] as number) - (crossings[i - 1] as number);
    if (!best || width > best.width) best = { at: [((crossings[i] as number) + (crossings[i - 1] as number)) / 2, lat], width };
  }
  return best;
}

/** A point inside the largest polygon of an area, where a label may stand: its centroid if that lies inside, else the middle of its widest horizontal stretch. */
export function anchorOf(area: Area): Point {
  const size = (polygon: Polygon) => Math.abs(doubleArea(polygon[0] ?? []));
  const largest = area.reduce((a, b) => (size(b) > size(a) ? b : a));
  const ring = largest[0];
  if (!ring) throw new Error("anchorOf: an area without a ring");
  const centroid = centroidOf(ring);
  if (covers([largest], centroid) === 1) return centroid;
  const [, south, , north] = boundsOfPoints(ring);
  const lines = [0.5, 0.3, 0.7, 0.15, 0.85].map((share) => widestOn(largest, south + (north - south) * share));
  return lines.reduce((a, b) => (b && (!a || b.width > a.width) ? b : a), null)?.at ?? centroid;
}
