import { describe, expect, test } from "vitest";
import type { BorderLine } from "./ledger";
import { filtered, type LedgerFilter } from "./ledger-filter";
import { STANDINGS, STROKES, standingOf } from "./standing";

const line = (
  key: string,
  given: { length?: number; violations?: number; since?: number | null; waits?: string; standing?: string; street?: string },
): BorderLine =>
  ({
    key,
    between: key.split("|"),
    names: key.split("|").map((code) => `${code}中队`),
    length: given.length ?? 1,
    grids: 1,
    streets: [given.street ?? "人民路"],
    segments: [],
    places: [],
    fingerprint: "f",
    review: {
      standing: given.standing ?? "settled",
      state: given.waits ? "proposed" : "agreed",
      open: given.waits ? { waitsFor: given.waits } : null,
      since: given.since ?? null,
      violations: given.violations ?? 0,
    },
  }) as unknown as BorderLine;
const lines = [
  line("A|B", { violations: 5, since: 9, standing: "unsettled" }),
  line("A|C", { length: 9, street: "解放路" }),
  line("B|C", { violations: 7, since: 3, waits: "C" }),
];
const all: LedgerFilter = { squad: "", standing: "", search: "", order: "urgency" };
const keys = (change: Partial<LedgerFilter>, mine: string | null = null) =>
  filtered(lines, { ...all, ...change }, mine).map(({ key }) => key);

describe("the ledger", () => {
  test("keeps the leader's order unless told", () => expect(keys({})).toEqual(["A|B", "A|C", "B|C"]));
  test("what waits for one's own squad stands first", () => expect(keys({}, "C")).toEqual(["B|C", "A|B", "A|C"]));
  test.each([
    ["since", ["B|C", "A|B", "A|C"]],
    ["length", ["A|C", "A|B", "B|C"]],
    ["violations", ["B|C", "A|B", "A|C"]],
  ] as const)("by %s", (order, expected) => expect(keys({ order })).toEqual(expected));
  test("by squad, standing, street", () => {
    expect(keys({ squad: "A" })).toEqual(["A|B", "A|C"]);
    expect(keys({ standing: "waiting" })).toEqual(["B|C"]);
    expect(keys({ search: " 解放 " })).toEqual(["A|C"]);
    expect(keys({ search: "c中队" })).toEqual(["A|C", "B|C"]);
  });
});

test("a round under way stands before what answers meanwhile", () => {
  expect(lines.map(({ review }) => standingOf(review))).toEqual(["unsettled", "settled", "waiting"]);
});

test("standings are told apart without colour, and white can be read on each colour", () => {
  expect(new Set(STANDINGS.map((standing) => JSON.stringify(STROKES[standing].dash))).size).toBe(STANDINGS.length);
  for (const standing of STANDINGS) {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(STROKES[standing].colour.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    expect(1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)).toBeGreaterThan(4.5);
  }
});
