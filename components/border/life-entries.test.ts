import { expect, test } from "vitest";
import { lifeOf } from "../../duty/border/border-life";
import type { BorderStep, BorderStepKind, BorderTerms } from "../../duty/border/border-step";
import type { BorderRule } from "../../duty/plan";
import { lifeEntries, rivalsOf } from "./life-entries";
import { settlementOf } from "./settlement-of";
import { termsDiff } from "./terms-diff";

const terms = (width: number): BorderTerms => ({
  width,
  basis: "kerb",
  parts: [{ side: null, hours: null, lead: "A", support: "B" }],
  text: "",
  from: 0,
});
const step = (number: number, kind: BorderStepKind, squad: string | null, given: BorderTerms | null = null): BorderStep => ({
  number,
  kind,
  by: { name: "n", role: "captain", squad },
  at: number * 10,
  terms: given,
  reason: "",
  fingerprint: "f",
  plan: 1,
});
const rule: BorderRule = { ...terms(30), code: "r", between: ["A", "B"], state: "agreed", from: 0, to: null };
const history = [
  step(1, "propose", "A", terms(40)),
  step(2, "object", "B", terms(50)),
  step(3, "object", "A"),
  step(4, "propose", "A", terms(45)),
];

test("each step stands beside the terms before it: the first beside the rule that answered then", () => {
  expect(lifeEntries(history, [rule]).map(({ step: { number }, former }) => [number, former?.width])).toEqual([
    [4, 50],
    [3, 50],
    [2, 40],
    [1, 30],
  ]);
  expect(lifeEntries(history, [{ ...rule, from: 11 }])[3]?.former).toBeNull();
});

test("what each squad last put forward in the round", () => {
  const widths = (steps: readonly BorderStep[]) =>
    rivalsOf({ history: steps, between: ["A", "B"] }).map(({ terms: said }) => said?.width ?? null);
  expect(widths(history)).toEqual([45, 50]);
  expect(widths([...history, step(5, "withdraw", "A")])).toEqual([null, 50]);
  expect(widths([...history, step(5, "accept", "B"), step(6, "propose", "B", terms(60))])).toEqual([null, 60]);
});

test("terms differ where they say something else, whatever the order of their keys", () => {
  const same = { ...terms(30), parts: [{ support: "B", lead: "A", hours: null, side: null }], text: " " };
  expect(termsDiff(terms(30), same)).toEqual([]);
  expect(termsDiff(terms(30), { ...terms(31), basis: "wall", text: "x" })).toEqual(["width", "basis", "text"]);
  expect(termsDiff(terms(30), { ...terms(30), parts: [] })).toEqual(["parts"]);
  expect(termsDiff(null, terms(30))).toHaveLength(4);
});

test("a rule is told with its own signatures, not with those of one that is to follow", () => {
  const signed = [...history, step(5, "accept", "B"), step(6, "propose", "B", { ...terms(60), from: 9000 }), step(7, "accept", "A")];
  const life = lifeOf("A|B", signed);
  const squads = (code: string) => settlementOf(life, { code })?.signatures.map(({ squad, number }) => [squad, number]) ?? null;
  expect(squads("A|B#5")).toEqual([
    ["A", 4],
    ["B", 5],
  ]);
  expect(squads("A|B#7")).toEqual([
    ["B", 6],
    ["A", 7],
  ]);
  expect([squads("A|B#6"), squads("JJ01"), settlementOf(life, null)]).toEqual([null, null, null]);
});
