import { expect, test } from "vitest";
import { ruleOf } from "../border/amendment";
import type { BorderStep, BorderTerms } from "../border/border-step";
import type { Plan } from "../plan";
import { responsibilityOf } from "../responsibility";
import { sketch } from "../sketch";
import { deedsOf, overseersOf, signedRuleOf } from "./trace";

const HOUR = 3_600_000;
const terms = (from: number, lead: string): BorderTerms => ({
  width: 30,
  basis: "kerb",
  parts: [{ side: null, hours: null, lead, support: lead === "A" ? "B" : "A" }],
  text: "",
  from,
});
const step = (number: number, kind: BorderStep["kind"], squad: string | null, at: number, of: BorderTerms | null): BorderStep => ({
  number,
  kind,
  by: { name: squad ?? "leader", role: squad ? "captain" : "leader", squad },
  at,
  terms: of,
  reason: "because",
  fingerprint: "x",
  plan: 1,
});
const steps = [
  step(1, "propose", "A", HOUR, terms(2 * HOUR, "A")),
  step(2, "accept", "B", HOUR, null),
  step(3, "adjudicate", null, 5 * HOUR, terms(6 * HOUR, "B")),
];
const base = sketch("AB");
const plan: Plan = {
  ...base,
  squads: base.squads.map((squad) => ({ ...squad, captain: `R000${squad.code === "A" ? 0 : 1}` })),
  rules: [{ ...ruleOf("A|B", terms(2 * HOUR, "A"), 2, "agreed"), to: 6 * HOUR }, ruleOf("A|B", terms(6 * HOUR, "B"), 3, "adjudicated")],
};
const ask = responsibilityOf(plan);
const beside = [113.40095, 34.9005] as const;

test("each time is told by the rule that was signed for it", () => {
  expect(signedRuleOf(ask(beside, HOUR), steps)).toBeNull();
  expect(signedRuleOf(ask(beside, 3 * HOUR), steps)).toMatchObject({
    code: "A|B#2",
    how: "agreed",
    signatures: [{ squad: "A" }, { squad: "B" }],
  });
  expect(signedRuleOf(ask(beside, 7 * HOUR), steps)).toMatchObject({ code: "A|B#3", how: "adjudicated", signatures: [{ squad: null }] });
  expect(signedRuleOf(ask(beside, 7 * HOUR), [])).toMatchObject({ how: "with-plan", signatures: [] });
});

test("who stood above them: of the squad that led then, not of the ground", () => {
  const parts = (at: number) =>
    overseersOf(ask(beside, at), plan, [{ role: "supervisor", name: "S" }]).map(({ part, name }) => `${part} ${name}`);
  expect(parts(3 * HOUR)).toEqual(["captain person 0000", "answers-to bureau", "bureau bureau", "supervisor S"]);
  expect(parts(7 * HOUR)[0]).toBe("captain person 0001");
});

test("what was done stands in order of time, and nothing that came after the asked instant was said before it", () => {
  const near = { id: 7, at: HOUR, receivedAt: 3 * HOUR, category: "09001", channel: "patrol", lead: "A", description: "stall", metres: 3 };
  const handover = { number: 1, kind: "receive" as const, squad: "A", to: null, by: "x", at: 4 * HOUR, reason: "" };
  const recorded = { borderSteps: steps, handovers: new Map([[7, [handover]]]), violations: [near], accounts: [] };
  expect(deedsOf(ask(beside, 4 * HOUR), recorded).map(({ noun, kind }) => `${noun} ${kind}`)).toEqual([
    "border propose",
    "border accept",
    "violation patrol",
    "custody receive",
  ]);
});
