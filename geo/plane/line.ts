import type { Plane } from "./plane";
import type { Line, Point } from "./point";

/** Metres along a line. */
export function lengthOf(line: Line, plane: Plane): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += plane.distance(line[i - 1] as Point, line[i] as Point);
  return sum;
}

/** Square of the distance from (px, py) to the stretch a-b, all in metres. */
export function squareToStretch(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  let along = square > 0 ? ((px - ax) * dx + (py - ay) * dy) / square : 0;
  if (along < 0) along = 0;
  else if (along > 1) along = 1;
  const x = px - ax - along * dx;
  const y = py - ay - along * dy;
  return x * x + y * y;
}

/** Metres from a point to the nearest place of a line (of one point or more). */
export function distanceToLine(line: Line, point: Point, plane: Plane): number {
  const [px, py] = plane.toMetres(point);
  const first = plane.toMetres(line[0] as Point);
  let best = squareToStretch(px, py, first[0], first[1], first[0], first[1]);
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = plane.toMetres(line[i - 1] as Point);
    const [bx, by] = plane.toMetres(line[i] as Point);
    best = Math.min(best, squareToStretch(px, py, ax, ay, bx, by));
  }
  return Math.sqrt(best);
}

/** The point half way along a line. */
export function halfWay(line: Line, plane: Plane): Point {
  let left = lengthOf(line, plane) / 2;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1] as Point;
    const b = line[i] as Point;
    const piece = plane.distance(a, b);
    if (piece >= left && piece > 0) return [a[0] + ((b[0] - a[0]) * left) / piece, a[1] + ((b[1] - a[1]) * left) / piece];
    left -= piece;
  }
  return line[0] as Point;
}
