import fc from "fast-check";
import { expect, test } from "vitest";
import type { Line, Point } from "../../plane/point";
import { validArea } from "../../plane/valid-area";
import { type Arrangement, aroundFace, arrangement, doubleSize } from "./arrangement";
import { head, tail } from "./half-edges";
import type { LabelledLine } from "./noded";
import { parts } from "./parts";

/** Grid units as degrees, far from 0. */
const at = (x: number, y: number): Point => [(1_134_200_000 + x) / 1e7, (348_600_000 + y) / 1e7];
const ring = (...places: [number, number][]): Line => [...places, places[0] as [number, number]].map(([x, y]) => at(x, y));
const labelled = (lines: Line[]): LabelledLine[] => lines.map((line, label) => ({ line, label }));
const box = (x: number, y: number, w: number, h = w) => ring([x, y], [x + w, y], [x + w, y + h], [x, y + h]);
const sizes = (plane: Arrangement) => plane.loopsOf.map((_loops, face) => doubleSize(plane, face) / 2);

test("two squares that overlap: three faces, each knows who covers it", () => {
  const plane = arrangement(labelled([box(0, 0, 100), box(50, 50, 100)]));
  const found = plane.windings.map((winding, face) => `${winding.join()} ${sizes(plane)[face]}`).sort();
  expect(found).toEqual([" -17500", "0,1 7500", "0,1,1,1 2500", "1,1 7500"]);
});

test("islands are holes of the face they lie in, at any depth; neighbours in a row too", () => {
  const plane = arrangement(labelled([box(0, 0, 1000), box(100, 100, 800), box(200, 200, 100), box(400, 200, 100), box(420, 220, 50)]));
  expect(sizes(plane)).toEqual([-1_000_000, 360_000, 620_000, 10_000, 7_500, 2_500]);
  expect(plane.windings[5]).toEqual([0, 1, 1, 1, 3, 1, 4, 1]);
});

test("dangling lines and bridges bound nothing and are dropped", () => {
  const lines = [box(0, 0, 100), box(300, 0, 100), [at(50, 50), at(350, 50)], [at(20, 20), at(20, 40), at(30, 50)]];
  const plane = arrangement(labelled(lines), (label) => label < 2);
  expect(sizes(plane)).toEqual([-20_000, 10_000, 10_000]);
  expect([plane.dangles, plane.bridges]).toEqual([4, 1]);
});

test("a line that runs along another, one unit off at a vertex, becomes one with it", () => {
  const plane = arrangement(
    labelled([ring([0, 0], [1000, 0], [1000, 1000], [0, 1000]), ring([0, 0], [1000, 0], [501, -1000]), [at(300, 0), at(700, 0)]]),
  );
  expect(plane.loopsOf).toHaveLength(3);
  expect(plane.kept.reduce((sum, keep) => sum + keep, 0)).toBe(8);
});

test("a city of more than nine degrees is refused", () => {
  expect(() =>
    arrangement([
      {
        line: [
          [0, 0],
          [10, 0],
        ],
        label: 0,
      },
    ]),
  ).toThrow(RangeError);
});

const place = (far: number) => fc.tuple(fc.integer({ min: 0, max: far }), fc.integer({ min: 0, max: far }));
/** Rings of random corners on a coarse or a fine grid: collinear overlaps, common corners, near misses of a unit. */
const drawings = fc.oneof(
  fc.array(fc.array(place(6), { minLength: 3, maxLength: 7 }), { minLength: 1, maxLength: 6 }),
  fc.array(fc.array(place(40), { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 9 }),
  fc.array(fc.array(place(5000), { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 6 }),
  fc.array(fc.array(place(80_000_000), { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 6 }),
);

/** Times a ring winds about a place (not on it): crossings of the line to the east. */
function turns(line: Line, [px, py]: readonly [number, number]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1] as Point;
    const [bx, by] = line[i] as Point;
    if (ay <= py === by <= py) continue;
    if (ax + ((py - ay) / (by - ay)) * (bx - ax) > px) sum += by > ay ? 1 : -1;
  }
  return sum;
}

test("any drawing: edges meet in vertices only, Euler holds, faces tile the plane, windings are right", () => {
  fc.assert(
    fc.property(drawings, (drawing) => {
      const lines = drawing.map((places) => ring(...places));
      const plane = arrangement(labelled(lines));
      const { x, y, from, to } = plane;
      const wrong: string[] = [];
      for (let e = 0; e < from.length; e++) {
        const [ax, ay, bx, by] = [x[from[e]!]!, y[from[e]!]!, x[to[e]!]!, y[to[e]!]!];
        for (let v = 0; v < x.length; v++) {
          if (v === from[e] || v === to[e]) continue;
          const cross = (bx - ax) * (y[v]! - ay) - (by - ay) * (x[v]! - ax);
          const dot = (bx - ax) * (x[v]! - ax) + (by - ay) * (y[v]! - ay);
          const square = (bx - ax) ** 2 + (by - ay) ** 2;
          if (dot > 0 && dot < square && cross ** 2 <= square * 0.5) wrong.push(`vertex ${v} lies on edge ${e}`);
        }
        for (let f = 0; f < e; f++) {
          const side = (p: number, q: number, v: number) =>
            Math.sign((x[q]! - x[p]!) * (y[v]! - y[p]!) - (y[q]! - y[p]!) * (x[v]! - x[p]!));
          const [a, b, c, d] = [from[e]!, to[e]!, from[f]!, to[f]!];
          if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) wrong.push(`edges ${e} and ${f} cross`);
        }
      }
      // Euler: V - E + F = 1 + parts, where the parts are the holes of all faces.
      const used = new Set<number>();
      let edges = 0;
      plane.kept.forEach((keep, e) => {
        if (!keep) return;
        edges++;
        used.add(from[e]!).add(to[e]!);
      });
      const holes = plane.loopsOf.reduce((sum, loops, face) => sum + loops.length - (face === 0 ? 0 : 1), 0);
      expect(used.size - edges + plane.loopsOf.length).toBe(1 + holes);
      const all = sizes(plane);
      expect(all.slice(1).every((size) => size > 0)).toBe(true);
      expect(Math.abs(all.reduce((sum, size) => sum + size, 0))).toBeLessThanOrEqual(1e-9 * Math.abs(all[0]!));
      // Every half-edge is in exactly one face.
      let seen = 0;
      for (const face of plane.loopsOf.keys())
        aroundFace(plane, face, (half) => {
          if (plane.faceOf[half] === face) seen++;
        });
      expect(seen).toBe(edges * 2);
      // Windings across every edge differ by what runs along it; and at a place well inside a face they are those of the drawn rings.
      const get = (face: number, label: number) => {
        const winding = plane.windings[face]!;
        for (let i = 0; i < winding.length; i += 2) if (winding[i] === label) return winding[i + 1]!;
        return 0;
      };
      plane.kept.forEach((keep, e) => {
        if (!keep) return;
        const nets = new Map<number, number>();
        for (let i = plane.labels.starts[e]!; i < plane.labels.starts[e + 1]!; i++) nets.set(plane.labels.label[i]!, plane.labels.net[i]!);
        for (let label = 0; label < lines.length; label++) {
          const step = get(plane.faceOf[2 * e]!, label) - get(plane.faceOf[2 * e + 1]!, label);
          if (step !== (nets.get(label) ?? 0)) wrong.push(`winding ${label} over edge ${e}`);
        }
      });
      plane.loopsOf.forEach((_loops, face) => {
        if (face === 0) return;
        const half = plane.loopsOf[face]![0]!;
        const [a, b] = [tail(plane, half), head(plane, half)];
        const length = Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!);
        // A place 8 units to the left of the middle of an edge, if nothing else is near it.
        const [mx, my] = [(x[a]! + x[b]!) / 2, (y[a]! + y[b]!) / 2];
        const [px, py] = [
          (x[a]! + x[b]!) / 2 - ((y[b]! - y[a]!) / length) * 8 + 0.01,
          (y[a]! + y[b]!) / 2 + ((x[b]! - x[a]!) / length) * 8 + 0.013,
        ];
        for (let e = 0; e < from.length; e++) {
          const [ax, ay] = [x[from[e]!]!, y[from[e]!]!];
          const [dx, dy] = [x[to[e]!]! - ax, y[to[e]!]! - ay];
          const t = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
          if (Math.hypot(px - ax - t * dx, py - ay - t * dy) < 7) return;
          const side = (qx: number, qy: number) => Math.sign(dx * (qy - ay) - dy * (qx - ax));
          const over = (vx: number, vy: number) => Math.sign((px - mx) * (vy - my) - (py - my) * (vx - mx));
          if (e !== half >> 1 && side(mx, my) !== side(px, py) && over(ax, ay) !== over(ax + dx, ay + dy)) return;
        }
        const point = plane.grid.point(px, py);
        for (const [label, line] of lines.entries())
          if (get(face, label) !== turns(line, point)) wrong.push(`winding ${label} of face ${face}`);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 120 },
  );
});

test("faces and any union of faces are sound areas", () => {
  fc.assert(
    fc.property(drawings, fc.integer({ min: 1, max: 4 }), (drawing, owners) => {
      const plane = arrangement(labelled(drawing.map((places) => ring(...places))));
      const owner = plane.loopsOf.map((_loops, face) => (face === 0 ? -1 : face % owners));
      const pieces = parts(plane, owner);
      for (const { polygon } of pieces) expect(validArea([polygon])).toBe(null);
      for (let one = 0; one < owners; one++) {
        const area = pieces.filter((piece) => piece.owner === one).map(({ polygon }) => polygon);
        if (area.length > 0) expect(validArea(area)).toBe(null);
      }
    }),
    { numRuns: 120 },
  );
});
