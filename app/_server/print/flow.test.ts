import fc from "fast-check";
import { expect, test } from "vitest";
import { type Block, heightOf, sheetsOf } from "./flow";

const block = (height: number, tied = false): Block => ({ height, tied, draw: () => {} });
const head = block(2, true);

test("every block stands once, in order, and no sheet holds more than its room", () => {
  const one = fc.record({ height: fc.integer({ min: 1, max: 20 }), tied: fc.boolean() }).map(({ height, tied }) => block(height, tied));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), (blocks) => {
      const sheets = sheetsOf(blocks, 30, 40);
      expect(sheets.flat()).toEqual(blocks);
      sheets.forEach((sheet, index) => {
        const knots = sheet.slice(0, -1).filter(({ tied }) => !tied).length;
        if (knots > 0) expect(heightOf(sheet)).toBeLessThanOrEqual(index === 0 ? 30 : 40);
      });
    }),
  );
});

test("a title goes along with what it is the title of", () => {
  const [title, body] = [block(5, true), block(10)];
  expect(sheetsOf([block(20), title, body], 30, 40).map(({ length }) => length)).toEqual([1, 2]);
});

test("a table's head stands again on the next sheet", () => {
  const rows = Array.from({ length: 6 }, (): Block => ({ height: 10, head, draw: () => {} }));
  const sheets = sheetsOf([head, ...rows], 22, 22);
  expect(sheets.map((sheet) => sheet.filter((one) => one === head).length)).toEqual([1, 1, 1]);
  expect(sheets.flat().filter((one) => one !== head)).toEqual(rows);
});
