import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapText } from "./wrap-text";

/** Latin letters are half as wide as Chinese ones. */
const measure = (text: string) => [...text].reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 0.5 : 1), 0);
const bare = (text: string) => text.replace(/\s/gu, "");

test("nothing is lost and no line is too wide", () => {
  const text = fc.stringMatching(/^[\u4e00-\u4eff，。（）A-Z0-9 :\-\n]{0,60}$/);
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 30 }), (one, width) => {
      const lines = wrapText(one, width, measure);
      expect(bare(lines.join(""))).toBe(bare(one));
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
    }),
    { numRuns: 500 },
  );
});

test("a line neither begins with a closing mark nor ends with an opening one", () => {
  expect(wrapText("一二三，四五", 3, measure)).toEqual(["一二", "三，四", "五"]);
  expect(wrapText("一二（三）四", 3, measure)).toEqual(["一二", "（三）", "四"]);
});

test("a Latin word or a time stays whole while it fits", () => {
  expect(wrapText("周一至周五 06:30-14:00", 6, measure)).toEqual(["周一至周五", "06:30-14:00"]);
  expect(wrapText("ABCDEFGHIJ", 2, measure)).toEqual(["ABCD", "EFGH", "IJ"]);
});

test("breaks of the text stay, and an empty text is one empty line", () => {
  expect(wrapText("一\n二", 9, measure)).toEqual(["一", "二"]);
  expect(wrapText("", 9, measure)).toEqual([""]);
});
