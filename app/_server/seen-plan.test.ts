import { expect, test } from "vitest";
import { sketch } from "../../duty/sketch";
import type { Caller } from "./caller";
import { seenPlan } from "./seen-plan";

const caller = (role: string, squad: string | null = null): Caller => ({
  kind: "user",
  name: role,
  displayName: role,
  role,
  person: null,
  squad,
});
const plan = {
  ...sketch("AB"),
  absences: [
    { code: "1", person: "R0000", reason: "sick" as const, from: 0, to: 1 },
    { code: "2", person: "R0001", reason: "sick" as const, from: 0, to: 1 },
  ],
};
const reasons = (role: string, squad?: string) => seenPlan(plan, caller(role, squad)).plan.absences.map(({ reason }) => reason);

test("why somebody is away is for who plans with them", () => {
  expect(reasons("leader")).toEqual(["sick", "sick"]);
  expect(reasons("captain", "A")).toEqual(["sick", "other"]);
  for (const role of ["chief", "supervisor", "officer", "reader"]) expect(reasons(role)).toEqual(["other", "other"]);
  expect(new Set(["A", "B"].map((squad) => seenPlan(plan, caller("captain", squad)).how)).size).toBe(2);
});

test("phones are for those who work together in the street", () => {
  expect(seenPlan(plan, caller("reader")).plan.persons[0]?.phone).toBe("");
  expect(seenPlan(plan, caller("captain", "A")).plan.persons[0]?.phone).toBe("0000");
});
