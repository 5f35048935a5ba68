import type { Plane } from "./plane";
import type { Area, Point, Ring } from "./point";

/** Twice the signed area of a ring in its own units; positive when it runs counter-clockwise. Source: shoelace, about the first point for precision. */
export function doubleArea(ring: Ring): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Point;
    const [bx, by] = ring[i] as Point;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

/** Square metres of an area on a plane; holes taken off. */
export function areaOf(area: Area, plane: Plane): number {
  let sum = 0;
  for (const polygon of area) {
    polygon.forEach((ring, index) => {
      sum += (index === 0 ? 1 : -1) * Math.abs(doubleArea(ring));
    });
  }
  return (sum / 2) * plane.kx * plane.ky;
}

/** Metres around an area, holes included. */
export function perimeterOf(area: Area, plane: Plane): number {
  let sum = 0;
  for (const ring of area.flat()) {
    for (let i = 1; i < ring.length; i++) sum += plane.distance(ring[i - 1] as Point, ring[i] as Point);
  }
  return sum;
}

/** The centre of mass of a ring; of a flat ring, its first point. */
export function centroidOf(ring: Ring): Point {
  const [x0, y0] = ring[0] as Point;
  let [x, y, sum] = [0, 0, 0];
  for (let i = 1; i < ring.length; i++) {
    const ax = (ring[i - 1] as Point)[0] - x0;
    const ay = (ring[i - 1] as Point)[1] - y0;
    const bx = (ring[i] as Point)[0] - x0;
    const by = (ring[i] as Point)[1] - y0;
    const cross = ax * by - bx * ay;
    sum += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return sum === 0 ? [x0, y0] : [x0 + x / (3 * sum), y0 + y / (3 * sum)];
}
