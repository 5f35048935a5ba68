import { createElement as h, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { EVERYTHING } from "../../../duty/violation/heat-question";
import { WordsProvider } from "../../words/use-words";
import { CategoryTree } from "./category-tree";
import { ChannelBars } from "./channel-bars";
import { DayStrip } from "./day-strip";
import { ExposurePanel } from "./exposure-panel";
import { HourMultiples } from "./hour-multiples";
import { NearForm } from "./near-form";
import { QuestionChips } from "./question-chips";
import { SquadBars } from "./squad-bars";
import { TimeWheel } from "./time-wheel";
import { brushed, strokeOf } from "./week-hours";

const never = () => {
  throw new Error("nothing is changed by showing");
};
const drawn = (control: ReactElement, language: "zh" | "en" = "zh") =>
  renderToStaticMarkup(h(WordsProvider, { language } as { language: "zh" | "en"; children: ReactElement }, control));
const times = (text: string, part: string) => text.split(part).length - 1;

const COUNTS = Array.from({ length: 168 }, (_none, slot) => slot);
const TUESDAY = brushed(null, strokeOf({ day: 1, hour: 7 }, 1, 1), "only");

describe("the week, wheel and table", () => {
  test.each([false, true])("168 fields with one tab stop, spoken (flat: %s)", (flat) => {
    const text = drawn(h(TimeWheel, { counts: COUNTS, value: TUESDAY, onChange: never, flat }));
    expect(times(text, "data-slot=")).toBe(168);
    const [, fields = ""] = text.split('role="grid"');
    expect(times(fields.split("</g></g>")[0] as string, 'tabindex="0"')).toBe(1);
    expect(times(text, 'aria-selected="true"')).toBe(2);
    expect(text).toContain("周二 07:00，31 件，已选");
    expect(text).toContain("周二 09:00，33 件");
    expect(text).toContain("周二 07-09时");
  });

  test("while it loads for the first time it stands there empty", () => {
    const text = drawn(h(TimeWheel, { counts: null, value: null, onChange: never, playing: 7 }), "en");
    expect(text).toContain('aria-busy="true"');
    expect(text).toContain("Tue 07:00, 0 finds");
    expect(text).not.toMatch(/NaN|Infinity|\p{Script=Han}/u);
  });
});

test("the tree: street order open and first, ticks of three states", () => {
  const counts = new Map([
    ["09001", 500],
    ["06001", 9],
  ]);
  const text = drawn(h(CategoryTree, { counts, value: ["09001"], onChange: never, extra: [] }));
  expect(text.indexOf("街面秩序")).toBeLessThan(text.indexOf("市容环境"));
  expect(text).toContain("游商");
  expect(text).not.toContain("早夜市");
  expect(text).toContain("ant-checkbox-indeterminate");
});

test("own eyes stand apart from the other channels, each with its sum", () => {
  const counts = new Map([
    ["patrol", 900],
    ["chief", 100],
    ["12345", 40],
    ["web", 2],
  ]);
  const text = drawn(h(ChannelBars, { counts, value: ["12345"], onChange: never }));
  expect(text.indexOf("1,000 件")).toBeLessThan(text.indexOf("其他渠道反映"));
  expect(text).toContain("42 件");
  expect(text).toMatch(/aria-pressed="true"[^>]*aria-label="12345 热线，40 件"/);
  expect(text).not.toContain("微博");
});

test("squads by their finds, ten and the rest; a squad of the past by its code", () => {
  const names = new Map(Array.from({ length: 25 }, (_none, place) => [`S${place}`, `中队${place}`] as const));
  const text = drawn(
    h(SquadBars, {
      counts: new Map([...[...names.keys()].map((key, place) => [key, place] as const), ["old", 99]]),
      value: ["S1"],
      onChange: never,
      names,
    }),
  );
  expect(text.indexOf("old，99 件")).toBeLessThan(text.indexOf("中队24，24 件"));
  expect(text).toContain("中队1，1 件");
  expect(text).toContain("其余 15 项");
});

test("days and their handles tell the span", () => {
  const text = drawn(
    h(DayStrip, { from: "2026-01-01", counts: new Array<number>(31).fill(2), value: ["2026-01-10", "2026-01-17"], onChange: never }),
  );
  expect(text).toContain("2026-01-10 至 2026-01-16，7 天，14 件");
  expect(text).toContain('aria-valuetext="2026-01-16"');
  expect(text).toContain("近 28 天");
  expect(text).not.toContain("近 91 天");
  expect(drawn(h(DayStrip, { from: "2026-01-01", counts: [], value: null, onChange: never }))).toContain("没有符合条件的违法");
});

test("near places: the four kinds of the duty modes first", () => {
  const text = drawn(h(NearForm, { value: { kinds: ["school"], metres: 150, keyHours: true }, onChange: never }));
  const order = ["市场", "学校", "商场", "城乡结合部", "医院"].map((kind) => text.indexOf(`${kind}</span>`));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(text).toContain("重点时段内");
});

test("24 hours with their counts, one tab stop", () => {
  const squares = {
    lon: Float32Array.of(110.01, 110.02),
    lat: Float32Array.of(30.01, 30.02),
    hour: Uint8Array.of(7, 7),
    count: Uint32Array.of(1000, 234),
  };
  const text = drawn(h(HourMultiples, { squares, bounds: [110, 30, 110.1, 30.1], value: 7, onChoose: never }));
  expect(times(text, "<canvas")).toBe(24);
  expect(times(text, 'tabindex="0"')).toBe(1);
  expect(text).toContain('aria-pressed="true" aria-label="07:00，1,234 件"');
});

test("exposure: the sentence, four rows, grids", () => {
  const exposure = {
    byHour: Array.from({ length: 24 }, (_none, hour) => ({ hours: hour === 3 ? 0 : 10, own: hour, others: 1 })),
    byGrid: [{ grid: "G1", name: "东门", hours: 0, own: 0, others: 24 }],
    verdict: { code: "patrol-blind", values: {} },
  };
  const text = drawn(h(ExposurePanel, { exposure }));
  expect(text).toContain("巡查有盲区");
  expect(times(text, 'viewBox="0 0 24 34"')).toBe(4);
  expect(text).toContain("23:00 最多：2.30");
  expect(text).toContain("03:00 · 无巡查");
  expect(text).toContain("+100.0 点");
  expect(drawn(h(ExposurePanel, { exposure: { ...exposure, verdict: { code: "new-code", values: {} } } }))).toContain("new-code");
});

test("chips can each be taken off", () => {
  const question = { ...EVERYTHING, squads: ["S1"], near: { kinds: ["school"] as const, metres: 80, keyHours: false } };
  const text = drawn(h(QuestionChips, { question, names: { squads: new Map(), extra: [], today: null }, onChange: never }), "en");
  expect(text).toContain("school within 80 m");
  expect(text).toContain("Take off: S1");
  expect(text).toContain("Take off all");
});
