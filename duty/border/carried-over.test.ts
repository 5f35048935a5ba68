import { expect, test } from "vitest";
import { faultsOf } from "../check";
import { isEmptyPatch, patched } from "../edit/patch";
import type { BorderRule, Plan } from "../plan";
import { sketch } from "../sketch";
import { carriedOver } from "./carried-over";

const rule = (code: string, from: number, to: number | null, lead = "A", between: readonly [string, string] = ["A", "B"]): BorderRule => ({
  code,
  between,
  width: 30,
  basis: "kerb",
  state: "agreed",
  parts: [{ side: null, hours: null, lead, support: between[0] === lead ? between[1] : between[0] }],
  text: "",
  from,
  to,
});
const plan = (rules: readonly BorderRule[], drawing = "AB"): Plan => ({ ...sketch(drawing), rules });
const after = (draft: Plan, inForce: Plan) =>
  patched(draft, carriedOver(draft, inForce)).rules.map(({ code, from, to }) => [code, from, to]);

test("nothing settled meanwhile: nothing to carry", () => {
  const same = [rule("JJ1", 0, 5), rule("A|B#2", 5, null)];
  expect(isEmptyPatch(carriedOver(plan(same), plan(same)))).toBe(true);
  expect(isEmptyPatch(carriedOver(plan([]), plan([])))).toBe(true);
});

test("what was signed meanwhile ends what the draft had copied", () => {
  const draft = plan([rule("JJ1", 0, null)]);
  const inForce = plan([rule("JJ1", 0, 10), rule("A|B#4", 10, null, "B")]);
  expect(after(draft, inForce)).toEqual([
    ["A|B#4", 10, null],
    ["JJ1", 0, 10],
  ]);
  expect(faultsOf(patched(draft, carriedOver(draft, inForce)))).toEqual([]);
});

test("a rule that never began is gone, one that was ended is ended", () => {
  const draft = plan([rule("A|B#2", 20, null)]);
  expect(after(draft, plan([rule("A|B#3", 15, null)]))).toEqual([["A|B#3", 15, null]]);
  expect(after(draft, plan([rule("A|B#2", 20, 30)]))).toEqual([["A|B#2", 20, 30]]);
});

test("squads the draft no longer has carry nothing, and what the draft was given by hand later stays", () => {
  expect(isEmptyPatch(carriedOver(plan([], "AA"), plan([rule("A|B#3", 15, null)])))).toBe(true);
  const draft = plan([rule("A|B#5", 15, null, "B")]);
  expect(after(draft, plan([rule("A|B#3", 10, null)]))).toEqual([["A|B#5", 15, null]]);
});

test("who is away is known to the new version too", () => {
  const absence = { code: "Q", person: "R0000", reason: "sick" as const, from: 0, to: 9 };
  const inForce = { ...plan([]), absences: [absence, { ...absence, code: "X", person: "nobody" }] };
  expect(carriedOver(plan([]), inForce)).toEqual({ set: { absences: [absence] }, remove: {} });
  expect(isEmptyPatch(carriedOver({ ...plan([]), absences: [absence] }, inForce))).toBe(true);
});
