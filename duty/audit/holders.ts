import { boundsOfPoints, middleOf } from "../../geo/plane/bounds";
import { distanceToLine } from "../../geo/plane/line";
import { nearLines } from "../../geo/plane/near-lines";
import { planeAt } from "../../geo/plane/plane";
import type { Line, Point } from "../../geo/plane/point";
import { kept } from "../kept";
import type { Post, Segment } from "../plan";

/** Metres within which a post holds a segment. */
export const HOLD_REACH = 40;
/** Share of a segment's length that a beat must run along to hold it. */
export const HOLD_SHARE = 0.5;
/** Metres of a segment that are looked at as one. */
const STEP = 10;

/** Calls `visit` with the middles of equal pieces of a line, each `STEP` metres long at most, and says how many there were. */
function alongPieces(line: Line, metresOf: (a: Point, b: Point) => number, visit: (at: Point, metres: number) => void): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Point, line[i] as Point];
    const metres = metresOf(a, b);
    const pieces = Math.max(1, Math.ceil(metres / STEP));
    for (let k = 0; k < pieces; k++) {
      const share = (k + 0.5) / pieces;
      visit([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], metres / pieces);
    }
    length += metres;
  }
  return length;
}

/**
 * Which posts hold each segment, as indexes into the posts by index of the segment: a fixed point within 40 m of it, a beat, on foot or by vehicle,
 * that runs along at least half of its length within 40 m. The segment is looked at in pieces of 10 m.
 */
export const holders = kept((segments: readonly Segment[], posts: readonly Post[]): readonly (readonly number[])[] => {
  const box = boundsOfPoints(posts.flatMap(({ line }) => line));
  const plane = planeAt(box[0] <= box[2] ? middleOf(box) : [0, 0]);
  const index = nearLines(
    posts.map(({ line }) => line),
    HOLD_REACH + STEP / 2,
    plane,
  );
  const isBeat = (post: number) => (posts[post] as Post).kind !== "fixed";
  const metres = new Float64Array(posts.length);
  const seen = new Int32Array(posts.length).fill(-1);
  let piece = 0;
  return segments.map(({ line }) => {
    const near: number[] = [];
    const length = alongPieces(line, plane.distance, (at, long) => {
      piece++;
      index.each(at, (post, _stretch, square) => {
        if (seen[post] === piece || (square > HOLD_REACH ** 2 && isBeat(post))) return;
        seen[post] = piece;
        if (metres[post] === 0) near.push(post);
        metres[post] = (metres[post] as number) + Math.max(long, 1e-9);
      });
    });
    const holding = near.filter((post) =>
      isBeat(post)
        ? (metres[post] as number) >= length * HOLD_SHARE - 1e-6
        : distanceToLine(line, (posts[post] as Post).line[0] as Point, plane) <= HOLD_REACH,
    );
    for (const post of near) metres[post] = 0;
    return holding.sort((a, b) => a - b);
  });
});
