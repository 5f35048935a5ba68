import { describe, expect, test } from "vitest";
import { wordsOf } from "../words/words";
import type { ChangeAnswer, HeatHead, HoursAnswer, SignificanceAnswer } from "./heat-answers";
import { countsByHour, squaresOfHour } from "./heat-answers";
import { drawnCells, drawnChange, drawnKernel, drawnSignificance, drawnSquares } from "./heat-drawn";
import { changeOf, significanceOf } from "./heat-pictures";
import { legendEntries } from "./legend-entries";

const frame = { west: 113, south: 34, stepLon: 0.001, stepLat: 0.001, columns: 4, rows: 3, metres: 100 };
const head: HeatHead = { total: 40, metres: 100, tag: "t" };
const squares = { frame, column: Uint16Array.of(0, 3), row: Uint16Array.of(0, 2), count: Uint32Array.of(10, 30) };
const zh = wordsOf("zh");

describe("what a picture knows of a place", () => {
  test("squares: their outline, count and share; zero where nothing is; nothing beyond", () => {
    const { spot } = drawnSquares(squares);
    expect(spot([113.0035, 34.0025], null)).toMatchObject({ count: 30, share: 0.75, metres: 100 });
    expect(spot([113.0015, 34.0015], null)).toMatchObject({ count: 0 });
    expect(spot([113.9, 34], null)).toBeNull();
  });

  test("a kernel: violations per hectare, most on the square itself", () => {
    const { spot } = drawnKernel(squares, 150);
    const at = (lon: number, lat: number) => spot([lon, lat], null)?.perHectare as number;
    expect(at(113.0035, 34.0025)).toBeGreaterThan(at(113.0025, 34.0025));
    expect(at(113.0005, 34.0005)).toBeLessThan(at(113.0035, 34.0025));
  });

  test("cells by hectares: a large cell does not look worse because it is large", () => {
    const { cells, spot } = drawnCells({ head, count: Uint32Array.of(20, 20), hectares: Float32Array.of(1, 10), codes: ["a", "b"] });
    expect((cells?.classes.get("a") as number) > (cells?.classes.get("b") as number)).toBe(true);
    expect(spot([113, 34], "b")).toMatchObject({ cell: "b", count: 20, perHectare: 2 });
    expect(spot([113, 34], "c")).toMatchObject({ count: 0 });
    expect(spot([113, 34], null)).toBeNull();
  });

  test("significance: noise is noise whatever its z; the stronger word from one in a hundred on", () => {
    const answer: SignificanceAnswer = {
      head,
      ...squares,
      z: Float32Array.of(2.5, 9),
      q: Float32Array.of(0.2, 0.001),
      sign: Int8Array.of(0, 1),
    };
    const { spot } = drawnSignificance(answer);
    expect(spot([113.0005, 34.0005], null)?.significance?.verdict).toBe("noise");
    expect(spot([113.0035, 34.0025], null)?.significance?.verdict).toBe("hot-1");
    expect([significanceOf(1, 0.03), significanceOf(-1, 0.03), significanceOf(-1, 0.01)]).toEqual(["hot-5", "cold-5", "cold-1"]);
  });

  test("change: nothing to compare with is no picture, not a city full of news", () => {
    const periods = { now: ["2026-10-05", "2026-10-12"], before: ["2026-09-28", "2026-10-05"], nowTotal: 40, beforeTotal: 0 } as const;
    const answer: ChangeAnswer = {
      head,
      ...squares,
      periods,
      before: Uint32Array.of(0, 0),
      q: Float32Array.of(1, 1),
      sign: Int8Array.of(1, 1),
    };
    expect(drawnChange(answer).picture).toBeNull();
    expect(drawnChange({ ...answer, periods: { ...periods, beforeTotal: 3 } }).picture).not.toBeNull();
    expect([changeOf(8, 4, 1), changeOf(7, 4, 1), changeOf(7, 4, 0), changeOf(3, 4, 0), changeOf(3, 4, -1), changeOf(2, 4, -1)]).toEqual([
      "doubled",
      "more",
      "rather-more",
      "rather-less",
      "less",
      "halved",
    ]);
  });

  test("one hour of an answer by hours", () => {
    const hours: HoursAnswer = {
      head,
      frame,
      column: Uint16Array.of(0, 0, 1),
      row: Uint16Array.of(0, 0, 1),
      hour: Uint8Array.of(7, 16, 7),
      count: Uint32Array.of(2, 3, 4),
    };
    expect([...squaresOfHour(hours, 7).count]).toEqual([2, 4]);
    expect([countsByHour(hours)[7], countsByHour(hours)[16], countsByHour(hours)[0]]).toEqual([6, 3, 0]);
  });
});

describe("legends say their numbers", () => {
  const texts = (layer: "squares" | "cells" | "kernel" | "significance", breaks: readonly number[]) =>
    legendEntries({ layer, breaks, metres: 100, periods: null }, zh, "zh").entries.map(({ text }) => text);
  test("classes of squares are whole numbers that follow one another", () => {
    expect(texts("squares", [1, 2, 5, 20])).toEqual(["1", "2-4", "5-19", "20 及以上"]);
    expect(texts("cells", [2, 5, 20])).toEqual(["低于 5", "5-20", "20 及以上"]);
    expect(texts("kernel", [0.5, 2])).toEqual(["0.5", "2"]);
    expect(texts("significance", [])).toContain("偶然波动");
  });
  test("a change says which days it compares", () => {
    const periods = { now: ["2026-10-05", "2026-10-12"], before: ["2026-09-28", "2026-10-05"], nowTotal: 40, beforeTotal: 30 } as const;
    const [note] = legendEntries({ layer: "change", breaks: [], metres: 100, periods }, wordsOf("en"), "en").notes;
    expect(note).toContain("Oct 5");
    expect(note).toContain("11, 2026");
    expect(note).toContain("40 against 30");
  });
});
