import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Line, Point } from "../../geo/plane/point";
import type { Plan } from "../plan";
import { sketch } from "../sketch";
import { differenceOf } from "./difference";
import type { Edited } from "./edited";
import { drawn, handed, lassoed, merged, split } from "./edits";
import { changeFaults, groundFaults } from "./law";
import { gridRemoved, gridSet, squadSet } from "./owner-edits";
import { inverseOf, patched } from "./patch";
import { vertexAdded, vertexMoved, vertexRemoved } from "./vertex-edits";

const plan = sketch("AAB / ABB");
const NONE: ReadonlySet<string> = new Set();
/** A corner of the sketch: columns and rows of cells from the south-west. */
const at = (column: number, row: number): Point => [
  Math.round((113.4 + column * 0.001) * 1e7) / 1e7,
  Math.round((34.9 + row * 0.001) * 1e7) / 1e7,
];
const done = (edited: Edited): Plan => {
  if (!edited.ok) throw new Error(edited.fault);
  return edited.plan;
};
const lawful = (before: Plan, after: Plan) => changeFaults(before, after, differenceOf(before, after));
const nouns = ({ version: _version, ...lists }: Plan) => lists;

describe("an edit", () => {
  test("hands cells to another grid", () => {
    const after = done(handed(plan, new Set(["0000", "0001"]), "G0002"));
    expect(after.cells.slice(0, 3).map(({ grid }) => grid)).toEqual(["G0002", "G0002", "G0002"]);
    expect(lawful(plan, after)).toEqual([]);
    expect(handed(plan, new Set(["0000"]), "nowhere")).toMatchObject({ ok: false, fault: "edit.no-grid" });
  });

  test("splits along a line: the larger piece keeps the code, neighbours get the vertices, the law holds", () => {
    const line: Line = [at(0.3, -1), at(0.3, 1.6), at(-1, 1.6)];
    const after = done(split(plan, null, line, new Set(["K1-007"])));
    expect(after.cells.length).toBe(8);
    expect(after.cells.filter(({ code }) => code.startsWith("K1")).map(({ code }) => code)).toEqual(["K1-008", "K1-009"]);
    expect(lawful(plan, after)).toEqual([]);
    expect(groundFaults(after)).toEqual([]);
    const only = done(split(plan, new Set(["0100"]), line, NONE));
    expect(only.cells.length).toBe(7);
    expect(lawful(plan, only)).toEqual([]);
  });

  test("asks for a repair where vertices are finer than the grid of points", () => {
    const fine = sketch("AB", { warp: (column) => [0, column === 1 ? 0.123456789 : 0] });
    const cells = fine.cells.map((cell) => ({
      ...cell,
      area: cell.area.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [lon + 1e-9, lat] as const))),
    }));
    expect(split({ ...fine, cells }, null, [at(0.3, -1), at(0.3, 3)], NONE)).toMatchObject({ ok: false, fault: "edit.off-grid" });
  });

  test("refuses a line that does not run through", () => {
    expect(split(plan, null, [at(0.3, -1), at(0.3, 0.5)], NONE)).toMatchObject({ ok: false, fault: "edit.not-through" });
    expect(split(plan, null, [at(9, 9), at(10, 10)], NONE)).toMatchObject({ ok: false, fault: "edit.no-cell" });
  });

  test("merges what hangs together, within a community", () => {
    const after = done(merged(plan, new Set(["0000", "0001"])));
    expect(after.cells.length).toBe(5);
    expect(lawful(plan, after)).toEqual([]);
    expect(merged(plan, new Set(["0000", "0102"]))).toMatchObject({ ok: false, fault: "edit.not-together" });
  });

  test("moves a vertex with all who share it, the community too; what would cross is unlawful and says where", () => {
    const inner = done(vertexMoved(plan, at(1, 1), at(1.3, 1.2)));
    expect(inner.cells.filter((cell, index) => cell !== plan.cells[index]).length).toBe(4);
    expect(lawful(plan, inner)).toEqual([]);
    const rim = done(vertexMoved(plan, at(0, 0), at(-0.4, -0.4)));
    expect(rim.communities[0]).not.toBe(plan.communities[0]);
    expect(lawful(plan, rim)).toEqual([]);
    const crossing = done(vertexMoved(plan, at(1, 1), at(2.5, 2.5)));
    expect(lawful(plan, crossing)[0]).toMatchObject({ noun: "cell" });
  });

  test("adds and removes vertices on shared edges", () => {
    const more = done(vertexAdded(plan, at(1, 0), at(1, 1), at(1.2, 0.5)));
    expect(more.cells.filter((cell, index) => cell !== plan.cells[index]).length).toBe(2);
    expect(lawful(plan, more)).toEqual([]);
    const again = done(vertexRemoved(more, at(1.2, 0.5)));
    expect(differenceOf(plan, again)).toEqual({ set: {}, remove: {} });
    expect(vertexRemoved(plan, at(7, 7))).toMatchObject({ ok: false, fault: "edit.no-vertex" });
  });

  test("draws a cell out of others; one that is swallowed is gone", () => {
    const ring: Line = [at(0.5, 0.5), at(1.5, 0.5), at(1.5, 1.5), at(0.5, 1.5), at(0.5, 0.5)];
    const after = done(drawn(plan, ring, NONE));
    expect(after.cells.length).toBe(7);
    expect(lawful(plan, after)).toEqual([]);
    expect(groundFaults(after)).toEqual([]);
    const whole: Line = [at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)];
    const swallowing = done(drawn(plan, whole, NONE));
    expect(swallowing.cells.length).toBe(6);
    expect(lawful(plan, swallowing)).toEqual([]);
    expect(drawn(plan, [at(9, 9), at(10, 9), at(10, 10), at(9, 9)], NONE)).toMatchObject({ ok: false, fault: "edit.outside" });
  });

  test("sets grids and squads; a grid goes only without cells, its posts and assignments with it", () => {
    expect(gridRemoved(plan, "G0000")).toMatchObject({ ok: false, fault: "edit.grid-has-cells" });
    const empty = done(gridRemoved(done(handed(plan, new Set(["0000"]), "G0001")), "G0000"));
    expect(lawful(plan, empty)).toEqual([]);
    expect(empty.posts.length).toBe(plan.posts.length - 1);
    const squads = done(squadSet(plan, { code: "C", name: "third", captain: null, phone: "" }));
    const grids = done(gridSet(squads, { ...plan.grids[0]!, squad: "C" }));
    expect(lawful(plan, grids)).toEqual([]);
    expect(gridSet(plan, { ...plan.grids[0]!, squad: "C" })).toMatchObject({ ok: false });
  });

  test("lassoes cells by their middles", () => {
    expect([...lassoed(plan, [at(-0.1, -0.1), at(1.6, -0.1), at(1.6, 1.1), at(-0.1, 1.1)])].sort()).toEqual(["0100", "0101"]);
  });

  test("that loses land is unlawful", () => {
    const lost = { ...plan, cells: plan.cells.slice(1) };
    expect(lawful(plan, lost)).toMatchObject([{ fault: "ground.not-its-community", code: "K1" }]);
  });

  test("of any kind, in any order, keeps the law, and its inverse brings back what was", () => {
    const number = fc.double({ min: -0.4, max: 3.4, noNaN: true });
    const point = fc.tuple(number, number).map(([x, y]) => at(x, y));
    const edits = fc.oneof(
      fc.tuple(point, point).map(
        ([a, b]) =>
          (now: Plan) =>
            split(now, null, [a, b], NONE),
      ),
      fc.array(point, { minLength: 3, maxLength: 5 }).map((ring) => (now: Plan) => drawn(now, [...ring, ring[0]!], NONE)),
      fc.tuple(fc.nat(), fc.nat()).map(
        ([a, b]) =>
          (now: Plan) =>
            merged(now, new Set([now.cells[a % now.cells.length]!.code, now.cells[b % now.cells.length]!.code])),
      ),
      fc.tuple(fc.nat(), point).map(
        ([a, to]) =>
          (now: Plan) =>
            vertexMoved(now, now.cells[a % now.cells.length]!.area[0]![0]![1]!, to),
      ),
    );
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 6 }), (list) => {
        let now = plan;
        for (const edit of list) {
          const edited = edit(now);
          if (!edited.ok) continue;
          const patch = differenceOf(now, edited.plan);
          if (changeFaults(now, edited.plan, patch).length > 0) continue;
          expect(nouns(patched(edited.plan, inverseOf(now, patch)))).toEqual(nouns(now));
          now = patched(now, patch);
        }
        expect(groundFaults(now).filter(({ fault }) => fault !== "ground.grid-without-cells")).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
