import { describe, expect, test } from "vitest";
import { dissolve } from "../../geo/border/dissolve";
import { areaOf } from "../../geo/plane/area";
import { planeAt } from "../../geo/plane/plane";
import type { Plan } from "../plan";
import { SAMPLE_FROM, SAMPLE_ORIGIN, sampleCity } from "../sample/sample-city";
import { sketch } from "../sketch";
import type { Board, BoardWhat } from "./board";
import { boardOf, boards } from "./boards";
import { holds } from "./frame";

const { plan } = sampleCity();
const at = SAMPLE_FROM + 40 * 86_400_000;
const ask = boards(plan);
const made = (what: BoardWhat): Board => {
  const board = ask(what, at);
  if (!board) throw new Error(`no board of ${JSON.stringify(what)}`);
  return board;
};
const pairs = [...new Set(plan.rules.map(({ between }) => between.join(" ")))].map((pair) => pair.split(" ") as [string, string]);

describe("a grid's board", () => {
  test("holds every valid assignment of the grid, once, and no other", () => {
    for (const { code } of plan.grids) {
      const rows = made({ kind: "grid", code }).rows.map((row) => row.code);
      expect([...rows].sort()).toEqual(
        plan.assignments
          .filter(({ grid }) => grid === code)
          .map((one) => one.code)
          .sort(),
      );
    }
  });

  test("numbers posts from 1 on, and the map shows the same numbers", () => {
    for (const { code } of plan.grids) {
      const { rows, map } = made({ kind: "grid", code });
      const numbers = [...new Set(rows.map(({ number }) => number))];
      expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
      expect(map.posts.map(({ number }) => number)).toEqual(numbers);
      for (const { post, number } of rows)
        expect(rows.filter((row) => row.post.code === post.code).every((row) => row.number === number)).toBe(true);
    }
  });

  test("an assignment shows from its first instant to its last", () => {
    const first = plan.assignments[0] as Plan["assignments"][number];
    const changed = { ...plan, assignments: [{ ...first, from: 1000, to: 2000 }] };
    const at2 = boards(changed);
    const rows = (instant: number) => at2({ kind: "grid", code: first.grid }, instant)?.rows.length;
    expect([999, 1000, 1999, 2000].map(rows)).toEqual([0, 1, 1, 0]);
  });

  test("draws the grid whole, inside its frame, to within a thousandth", () => {
    const plane = planeAt(SAMPLE_ORIGIN);
    for (const { code } of plan.grids) {
      const { map } = made({ kind: "grid", code });
      const whole = areaOf(dissolve(plan.cells.filter(({ grid }) => grid === code).map(({ area }) => area)), plane);
      expect(Math.abs(areaOf(map.own.area, plane) / whole - 1)).toBeLessThan(0.002);
      for (const point of map.own.area.flat(2)) expect(holds(map.focus, point) && holds(map.frame, point)).toBe(true);
      expect(map.grids.map((one) => one.code)).toContain(code);
    }
  });

  test("names the segments along it and their chiefs", () => {
    const named = plan.grids.flatMap(({ code }) => made({ kind: "grid", code }).segments.map((one) => one.code));
    expect(new Set(named).size).toBeGreaterThan(plan.segments.length * 0.95);
    // A segment lies between two grids or inside one; a few run on along a third.
    expect(named.length / plan.segments.length).toBeLessThan(3);
  });
});

describe("a segment's board", () => {
  test("tells the chief and the posts along it", () => {
    let rows = 0;
    for (const segment of plan.segments) {
      const board = made({ kind: "segment", code: segment.code });
      expect(board.segments[0]?.chief?.code).toBe(segment.chief);
      expect(board.squads.length).toBe(1);
      expect(board.map.own.lines.length).toBeGreaterThan(0);
      rows += board.rows.length;
    }
    expect(rows).toBeGreaterThan(20);
  });

  test("a beat that only crosses the street does not stand on its board", () => {
    const base = sketch("AA / AA");
    const line = (from: [number, number], to: [number, number]) => [from, to] as const;
    const posts = [
      { ...(base.posts[0] as Plan["posts"][number]), kind: "foot" as const, line: line([113.401, 34.899], [113.401, 34.903]) },
      { ...(base.posts[1] as Plan["posts"][number]), kind: "foot" as const, line: line([113.4, 34.901], [113.402, 34.901]) },
    ];
    const segment = {
      code: "L1",
      name: "L1",
      street: "S",
      class: "main" as const,
      ends: ["a", "b"] as const,
      line: posts[1]?.line ?? [],
      chief: null,
      squad: null,
    };
    const board = boardOf({ ...base, posts, segments: [segment] }, { kind: "segment", code: "L1" }, 1);
    expect(board?.rows.map(({ post }) => post.code)).toEqual([posts[1]?.code]);
    expect(board?.squads.map(({ code }) => code)).toEqual(["A"]);
  });
});

describe("a border's board", () => {
  test("tells the rule that answers, both squads, and the line", () => {
    for (const between of pairs) {
      const board = made({ kind: "border", between });
      const rule = plan.rules.find((one) => one.between.join(" ") === between.join(" "));
      expect(board.rule?.code ?? null).toBe(rule?.state === "proposed" ? null : rule?.code);
      expect(board.squads.map(({ code }) => code)).toEqual(between);
      expect(board.map.own.lines.length).toBeGreaterThan(0);
      if (board.rule) expect(board.map.own.bandMetres).toBe(rule?.width);
    }
  });

  test("is the same whichever squad is named first", () => {
    const [one, other] = pairs[0] as [string, string];
    expect(made({ kind: "border", between: [other, one] })).toEqual(made({ kind: "border", between: [one, other] }));
  });
});

test("joint duty is told on the boards of all its squads, while it holds", () => {
  const merger = plan.mergers[0] as Plan["mergers"][number];
  for (const { code, squad } of plan.grids) {
    const { mergers } = made({ kind: "grid", code });
    expect(mergers.map((one) => one.lead.code)).toEqual(merger.squads.includes(squad) ? [merger.lead] : []);
  }
  const over = boards({ ...plan, mergers: [{ ...merger, to: at }] });
  expect(plan.grids.flatMap(({ code }) => over({ kind: "grid", code }, at)?.mergers ?? [])).toEqual([]);
});

test("what the plan does not have has no board", () => {
  expect(ask({ kind: "grid", code: "none" }, at)).toBeNull();
  expect(ask({ kind: "segment", code: "none" }, at)).toBeNull();
  expect(ask({ kind: "border", between: ["ZD01", "none"] }, at)).toBeNull();
  const far = sketch("A.B");
  expect(boardOf(far, { kind: "border", between: ["A", "B"] }, 1)).toBeNull();
});

test("a board tells no phone of a person", () => {
  const private_ = new Set(plan.persons.map(({ phone }) => phone));
  const whats: BoardWhat[] = [
    ...plan.grids.map(({ code }) => ({ kind: "grid" as const, code })),
    ...plan.segments.map(({ code }) => ({ kind: "segment" as const, code })),
    ...pairs.map((between) => ({ kind: "border" as const, between })),
  ];
  for (const what of whats) {
    const told = JSON.stringify(made(what));
    expect([...private_].filter((phone) => told.includes(phone))).toEqual([]);
    expect(told).toContain(plan.version.bureau.phone);
  }
});

test("the same plan and instant give the same board", () => {
  const again = boards(sampleCity().plan);
  for (const code of ["WG01", "WG09"]) expect(again({ kind: "grid", code }, at)).toEqual(made({ kind: "grid", code }));
});
