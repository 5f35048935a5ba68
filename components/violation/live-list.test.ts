import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineForTests } from "./line-for-tests";
import { NO_LINES, neighbour, resumed, seen, withNews, withPages } from "./live-list";

const line = (id: number, at = id, status: "open" | "closed" = "open") => lineForTests({ id, at, status });
const ids = (list: { readonly lines: readonly { readonly id: number }[] }) => list.lines.map(({ id }) => id);

describe("a list that grows", () => {
  test("news stand by their time, are unseen, and come once", () => {
    const list = withNews(withPages(NO_LINES, [line(3), line(1)], true), [line(4), line(2), line(4)], false);
    expect(ids(list)).toEqual([4, 3, 2, 1]);
    expect([...list.unseen]).toEqual([4, 2]);
    expect(seen(list).unseen.size).toBe(0);
    expect(withNews(list, [line(4)], false).unseen.size).toBe(2);
  });

  test("a known one that comes again is told anew, and is not news", () => {
    const list = withNews(withPages(NO_LINES, [line(1)], true), [line(1, 1, "closed")], true);
    expect(list.lines[0]?.status).toBe("closed");
    expect([list.unseen.size, list.held.length]).toEqual([0, 0]);
  });

  test("paused, the list stands still; afterwards nothing is missing", () => {
    const paused = withNews(withNews(withPages(NO_LINES, [line(1)], true), [line(2)], true), [line(3), line(2)], true);
    expect(ids(paused)).toEqual([1]);
    expect(paused.held.map(({ id }) => id)).toEqual([2, 3]);
    const after = resumed(paused);
    expect(ids(after)).toEqual([3, 2, 1]);
    expect([after.unseen.size, after.held.length]).toEqual([2, 0]);
  });

  test("pages read anew keep what came live, but no gap behind their end", () => {
    const list = withNews(withPages(NO_LINES, [line(5), line(4)], false), [line(9), line(2)], false);
    expect(ids(withPages(list, [line(6), line(5), line(4)], false))).toEqual([9, 6, 5, 4]);
  });

  test("law: however it is cut and repeated, the list holds each violation once, newest first", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean())), (steps) => {
        let list = NO_LINES;
        for (const [id, paused] of steps) list = withNews(list, [line(id, id % 7)], paused);
        list = resumed(list);
        const wanted = [...new Set(steps.map(([id]) => id))].sort((a, b) => (b % 7) - (a % 7) || b - a);
        expect(ids(list)).toEqual(wanted);
      }),
    );
  });
});

test("j and k", () => {
  const lines = [line(3), line(2), line(1)];
  expect([neighbour(lines, null, 1), neighbour(lines, 3, 1), neighbour(lines, 1, 1), neighbour(lines, 3, -1), neighbour([], 3, 1)]).toEqual(
    [3, 2, 1, 3, null],
  );
});
