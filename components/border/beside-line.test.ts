import fc from "fast-check";
import { expect, test } from "vitest";
import { bordersOf } from "../../duty/border/borders";
import { responsibilityOf } from "../../duty/responsibility";
import { sketch } from "../../duty/sketch";
import { besideLine } from "./beside-line";

test("both places lie in the band of their border, each on its own side", () => {
  const shift = fc.array(fc.tuple(fc.double({ min: -0.25, max: 0.25, noNaN: true }), fc.double({ min: -0.25, max: 0.25, noNaN: true })), {
    minLength: 25,
    maxLength: 25,
  });
  fc.assert(
    fc.property(shift, (shifts) => {
      const plan = sketch("AABB / ACBB / CCDD", { warp: (column, row) => shifts[row * 5 + column] ?? [0, 0] });
      const ask = responsibilityOf(plan);
      for (const { key, between, lines } of bordersOf(plan)) {
        const answers = (besideLine(lines) ?? []).map((place) => ask(place, 0).border);
        expect(answers.map((border) => border?.between.join("|"))).toEqual([key, key]);
        expect(answers.map((border) => border?.side)).toEqual([...between]);
      }
    }),
    { numRuns: 40 },
  );
});

test("no line, no place", () => expect(besideLine([])).toBeNull());
