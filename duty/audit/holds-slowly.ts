import { distanceToLine } from "../../geo/plane/line";
import type { Plane } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import type { Post, Segment } from "../plan";

/** Whether a post holds a segment, told the slow way: every five metres of it against the whole line of the post. */
export function holdsSlowly(post: Post, segment: Segment, plane: Plane): boolean {
  if (post.kind === "fixed") return distanceToLine(segment.line, post.line[0] as Point, plane) <= 40;
  let [all, near] = [0, 0];
  for (let i = 1; i < segment.line.length; i++) {
    const [a, b] = [segment.line[i - 1] as Point, segment.line[i] as Point];
    const pieces = Math.ceil(plane.distance(a, b) / 5);
    const long = plane.distance(a, b) / pieces;
    for (let k = 0; k < pieces; k++) {
      const share = (k + 0.5) / pieces;
      const at: Point = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
      all += long;
      if (distanceToLine(post.line, at, plane) <= 40) near += long;
    }
  }
  return near >= all / 2;
}
