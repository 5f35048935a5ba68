import { beforeAll, describe, expect, test } from "vitest";
import type { Board, BoardWhat } from "../../duty/board/board";
import { boards } from "../../duty/board/boards";
import type { Plan } from "../../duty/plan";
import { sampleCity } from "../../duty/sample/sample-city";
import { type BoardDrawing, boardDrawing } from "./board-drawing";
import { DRAWING } from "./board-view-box";
import { textWidth } from "./name-room";
import { RADIUS } from "./sign";

let plan: Plan;
let drawings: { readonly board: Board; readonly drawing: BoardDrawing }[];
beforeAll(() => {
  plan = sampleCity().plan;
  const of = boards(plan);
  const what: BoardWhat[] = [
    ...plan.grids.map(({ code }): BoardWhat => ({ kind: "grid", code })),
    ...plan.segments.slice(0, 30).map(({ code }): BoardWhat => ({ kind: "segment", code })),
    ...plan.rules.map(({ between }): BoardWhat => ({ kind: "border", between })),
  ];
  drawings = what.map((one) => {
    const board = of(one, plan.version.from + 86_400_000) as Board;
    return { board, drawing: boardDrawing(board) };
  });
});

/** Discs along a name, as small as its letters: two of different names may not meet. */
const discs = ({ text, x, y, size, angle }: BoardDrawing["names"][number]) => {
  const width = textWidth(text, size);
  const turn = (angle * Math.PI) / 180;
  const count = Math.ceil(width / size);
  return Array.from({ length: count }, (_none, index) => {
    const off = ((index + 0.5) / count - 0.5) * width;
    return [x + Math.cos(turn) * off, y + Math.sin(turn) * off] as const;
  });
};

describe("a board's drawing", () => {
  test("there are many to look at, of each kind", () => {
    expect(drawings.length).toBeGreaterThan(60);
    expect(new Set(drawings.map(({ board }) => board.what.kind))).toEqual(new Set(["grid", "segment", "border"]));
  });

  test("a grid tells its own name, a border the names of both squads", () => {
    for (const { board, drawing } of drawings) {
      const told = drawing.names.filter(({ look }) => look === "own" || look === "squad").map(({ text }) => text);
      if (board.what.kind === "grid") expect(told).toEqual(board.names);
      if (board.what.kind === "border") expect([...told].sort()).toEqual([...board.names].sort());
    }
  });

  test("no name leaves the drawing, touches another or covers a post", () => {
    const wrong: string[] = [];
    for (const { board, drawing } of drawings) {
      const placed = drawing.names.map((name) => ({ name, spots: discs(name) }));
      for (const [index, { name, spots }] of placed.entries()) {
        const away = (x: number, y: number, least: number) => spots.every(([sx, sy]) => Math.hypot(sx - x, sy - y) > least);
        const held = spots.every(([x, y]) => x > 0 && x < DRAWING.width && y > 0 && y < DRAWING.height);
        const apart = placed
          .slice(index + 1)
          .every((other) => other.spots.every(([x, y]) => away(x, y, (name.size + other.name.size) * 0.5)));
        if (!held || !apart || !drawing.posts.every(({ x, y }) => away(x, y, RADIUS.post))) wrong.push(`${board.code} ${name.text}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("every post has a sign with its number, none on another", () => {
    for (const { board, drawing } of drawings) {
      expect(drawing.posts.map(({ text }) => text)).toEqual(board.map.posts.map(({ number }) => String(number)));
      drawing.posts.forEach((one, index) => {
        for (const other of drawing.posts.slice(index + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(2 * RADIUS.post - 0.01);
      });
    }
  });

  test("own ground: an area for a grid, a line for a segment, a band for a border; numbers only", () => {
    for (const { board, drawing } of drawings) {
      const { kind } = board.what;
      expect([kind, drawing.own !== "", drawing.lines.path !== "", drawing.lines.band]).toEqual(
        kind === "grid" ? [kind, true, false, false] : [kind, false, true, kind === "border"],
      );
      expect(JSON.stringify(drawing)).not.toMatch(/NaN|null,"y"|Infinity/);
    }
  });

  test("a scale bar is a round length and no wider than a quarter", () => {
    for (const { drawing } of drawings) {
      expect(drawing.scale.length).toBeLessThanOrEqual(DRAWING.width / 4);
      expect(String(drawing.scale.metres)).toMatch(/^[125]0*$/);
    }
  });
});
