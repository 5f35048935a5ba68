import { expect, test } from "vitest";
import type { Plan } from "../plan";
import { sketch } from "../sketch";
import { differenceOf } from "./difference";
import { notOwn } from "./own-squad";

const plan = sketch("AB");
const judged = (after: Plan, squad: string | null = "A") =>
  notOwn(plan, after, differenceOf(plan, after), squad).map(({ fault, code }) => `${fault} ${code}`);
const [one, other] = plan.assignments as [Plan["assignments"][number], Plan["assignments"][number]];

test("a captain changes the own squad's watch", () => {
  const after = { ...plan, assignments: [{ ...one, pattern: [] }, other], posts: plan.posts.filter(({ grid }) => grid !== "G0009") };
  expect(judged(after)).toEqual([]);
  expect(judged({ ...plan, absences: [{ code: "Q", person: "R0000", reason: "sick", from: 1, to: 2 }] })).toEqual([]);
});

test("not another's, neither by taking nor by giving", () => {
  expect(judged({ ...plan, assignments: [one, { ...other, pattern: [] }] })).toEqual(["may.not-own-squad Z0001"]);
  expect(judged({ ...plan, assignments: [one] })).toEqual(["may.not-own-squad Z0001"]);
  expect(judged({ ...plan, posts: plan.posts.map((post) => ({ ...post, grid: "G0001" })) })).toEqual(["may.not-own-squad P0000"]);
  expect(judged({ ...plan, persons: plan.persons.map((person) => ({ ...person, squad: "A" })) })).toEqual(["may.not-own-squad R0001"]);
});

test("not what is decided above, and nothing without a squad", () => {
  expect(judged({ ...plan, grids: plan.grids.map((grid) => ({ ...grid, name: "x" })) })).toEqual([
    "may.not-captains G0000",
    "may.not-captains G0001",
  ]);
  expect(judged({ ...plan, assignments: [{ ...one, pattern: [] }, other] }, null)).toEqual(["may.not-own-squad Z0000"]);
});
