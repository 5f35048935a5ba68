import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plan } from "../plan";
import { sketch } from "../sketch";
import { differenceOf } from "./difference";
import { inverseOf, isEmptyPatch, joined, NO_PATCH, patched, touchedBy } from "./patch";

const lists = ({ version: _version, ...nouns }: Plan) => nouns;
const plans = fc
  .array(fc.constantFrom("A", "B", "C", "."), { minLength: 6, maxLength: 6 })
  .filter((letters) => letters.some((letter) => letter !== "."))
  .map((letters) => sketch(`${letters.slice(0, 3).join("")} / ${letters.slice(3).join("")}`));

describe("a patch", () => {
  test("leads from any plan to any other, and its inverse back", () => {
    fc.assert(
      fc.property(plans, plans, (before, after) => {
        const patch = differenceOf(before, after);
        const there = patched(before, patch);
        const back = patched(there, inverseOf(before, patch));
        expect(isEmptyPatch(differenceOf(there, after))).toBe(true);
        expect(isEmptyPatch(differenceOf(back, before))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("of two patches in turn is one", () => {
    fc.assert(
      fc.property(plans, plans, plans, (a, b, c) => {
        const [first, second] = [differenceOf(a, b), differenceOf(b, c)];
        expect(isEmptyPatch(differenceOf(patched(a, joined([first, second])), c))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("that is empty leaves the very same plan; untouched lists are the same objects", () => {
    const plan = sketch("AB");
    expect(patched(plan, NO_PATCH)).toBe(plan);
    const renamed = patched(plan, { set: { squads: [{ ...plan.squads[0]!, name: "new" }] }, remove: {} });
    expect(renamed.cells).toBe(plan.cells);
    expect(lists(renamed).squads[0]?.name).toBe("new");
    expect([...touchedBy(differenceOf(plan, renamed))]).toEqual(["squads:A"]);
  });
});
