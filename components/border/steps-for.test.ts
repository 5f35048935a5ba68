import { describe, expect, test } from "vitest";
import { lifeOf } from "../../duty/border/border-life";
import type { BorderStep, BorderStepKind, BorderTerms } from "../../duty/border/border-step";
import { stepFault } from "../../duty/border/step-fault";
import { allowed } from "../../duty/may";
import type { BorderRule } from "../../duty/plan";
import { stepsFor, stillFits } from "./steps-for";

const KEY = "A|B";
const terms: BorderTerms = { width: 30, basis: "kerb", parts: [{ side: null, hours: null, lead: "A", support: "B" }], text: "", from: 100 };
const rule: BorderRule = { ...terms, code: "r", between: ["A", "B"], state: "agreed", from: 0, to: null };
const step = (number: number, kind: BorderStepKind, squad: string | null, given: BorderTerms | null = null): BorderStep => ({
  number,
  kind,
  by: { name: "n", role: squad ? "captain" : "leader", squad },
  at: number,
  terms: given,
  reason: "r",
  fingerprint: "f",
  plan: 1,
});
const HISTORIES: readonly (readonly BorderStep[])[] = [
  [],
  [step(1, "propose", "A", terms)],
  [step(1, "propose", "A", terms), step(2, "object", "B", terms)],
  [step(1, "propose", "A", terms), step(2, "object", "B")],
  [step(1, "propose", "A", terms), step(2, "accept", "B")],
];
const KINDS: readonly BorderStepKind[] = ["propose", "accept", "object", "withdraw", "adjudicate", "end"];
const VIEWERS = [
  ["captain", "A"],
  ["captain", "B"],
  ["captain", "C"],
  ["leader", null],
  ["officer", "A"],
  ["supervisor", null],
] as const;

describe("what the screen offers is what the kernel lets through", () => {
  test.each(HISTORIES.flatMap((history, index) => VIEWERS.map(([role, squad]) => [index, role, squad, history] as const)))(
    "history %i, %s of %s",
    (_index, role, squad, history) => {
      const life = lifeOf(KEY, history);
      for (const rules of [[], [rule]]) {
        const offered = stepsFor(life, { rule: rules[0] ?? null, next: null }, { may: allowed(role), squad });
        const passing = KINDS.filter((kind) => {
          const sent = { kind, terms, reason: "r", fingerprint: "f", upon: life.number };
          return stepFault(life, sent, { name: "n", role, squad }, 50, rules) === null;
        });
        // A rule that a step made stands in the plan; the history of an agreement with no rule in the plan does not come about.
        if (life.settled === null || rules.length > 0) expect([...offered].sort()).toEqual([...passing].sort());
      }
    },
  );
});

test("what was typed goes on as the step that fits now", () => {
  expect(stillFits("propose", ["accept", "object"])).toBe("object");
  expect(stillFits("object", ["propose"])).toBe("propose");
  expect(stillFits("accept", ["accept", "object"])).toBe("accept");
  expect(stillFits("accept", ["propose"])).toBeNull();
});
