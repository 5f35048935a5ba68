import { squareToStretch } from "../../geo/plane/line";
import type { Plane } from "../../geo/plane/plane";
import type { Area, Line, Point, Ring } from "../../geo/plane/point";

/** A line with the points left out that lie within `tolerance` metres of it without them; its ends stay. Source: Douglas and Peucker, 1973. */
export function thinnedLine(line: Line, tolerance: number, plane: Plane): Line {
  if (line.length < 3) return line;
  const metres = line.map((point) => plane.toMetres(point));
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [[ax, ay], [bx, by]] = [metres[span[0]] as [number, number], metres[span[1]] as [number, number]];
    let [far, most] = [-1, tolerance * tolerance];
    for (let i = span[0] + 1; i < span[1]; i++) {
      const [x, y] = metres[i] as [number, number];
      const square = squareToStretch(x, y, ax, ay, bx, by);
      if (square > most) [far, most] = [i, square];
    }
    if (far < 0) continue;
    keep[far] = 1;
    open.push([span[0], far], [far, span[1]]);
  }
  return line.filter((_point, index) => keep[index] === 1);
}

/** A ring thinned as two lines, parted at the point farthest from its first; one that would lose its area is left out. */
function thinnedRing(ring: Ring, tolerance: number, plane: Plane): Ring {
  const first = ring[0] as Point;
  let far = 0;
  for (let i = 1; i < ring.length; i++) if (plane.distance(first, ring[i] as Point) > plane.distance(first, ring[far] as Point)) far = i;
  if (far === 0) return [];
  return [...thinnedLine(ring.slice(0, far + 1), tolerance, plane), ...thinnedLine(ring.slice(far), tolerance, plane).slice(1)];
}

/** An area with its rings thinned; rings smaller than the tolerance fall away. Neighbours may part by as much as the tolerance: for drawing only. */
export function thinnedArea(area: Area, tolerance: number, plane: Plane): Area {
  return area.flatMap((polygon) => {
    const rings = polygon.map((ring) => (ring.length < 4 ? [] : thinnedRing(ring, tolerance, plane)));
    return (rings[0] ?? []).length < 4 ? [] : [rings.filter((ring) => ring.length > 3)];
  });
}
