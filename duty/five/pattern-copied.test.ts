import fc from "fast-check";
import { expect, test } from "vitest";
import { faultsOf } from "../check";
import { differenceOf } from "../edit/difference";
import type { Assignment, Plan } from "../plan";
import { sampleCity } from "../sample/sample-city";
import { sketch } from "../sketch";
import { type CopyWhat, isDone, patternCopied } from "./pattern-copied";
import { weekBook } from "./week-book";

const ALL: CopyWhat = { pattern: true, exceptions: true, standard: true, duty: true };
const HOURS: CopyWhat = { ...ALL, standard: false, duty: false, exceptions: false };
const MORNING = [{ days: [1, 2, 3, 4, 5] as const, from: 480, to: 720 }];
const grid = (code: string) => ({ noun: "grid" as const, code });
/** Squad A has four grids; the last two have no assignment, and their persons are free. */
const plan: Plan = (() => {
  const drawn = sketch("AAAA / BBBB");
  const assignments = drawn.assignments
    .filter(({ grid: at }) => at !== "G0002" && at !== "G0003")
    .map(
      (one): Assignment =>
        one.code === "Z0000" ? { ...one, pattern: MORNING, exceptions: [{ day: "2026-10-01", spans: [], person: "R0001" }] } : one,
    );
  return { ...drawn, assignments };
})();

test("each target says what was done; people who are free are assigned, the plan stays lawful", () => {
  const { plan: after, lines } = patternCopied(plan, "Z0000", ["G0001", "G0002", "G0003", "G0000", "nowhere"].map(grid), ALL);
  expect(lines.map(({ code, person }) => [code, person])).toEqual([
    ["copy.changed", "R0001"],
    ["copy.made", "R0002"],
    ["copy.made", "R0003"],
    ["copy.itself", "R0000"],
    ["copy.missing", null],
  ]);
  expect(after.assignments.find(({ code }) => code === "Z0001")).toMatchObject({ pattern: MORNING, exceptions: [{ person: null }] });
  expect(faultsOf(after)).toEqual([]);
  expect(differenceOf(plan, after).set.assignments?.length).toBe(3);
});

test("nobody free, two posts at once, no post alike and what is so already are told, not done", () => {
  const busy: Plan = { ...plan, persons: plan.persons.filter(({ code }) => code !== "R0002" && code !== "R0003") };
  expect(patternCopied(busy, "Z0000", [grid("G0002")], HOURS).lines).toMatchObject([{ code: "copy.no-person", post: "P0002" }]);
  const two: Plan = {
    ...plan,
    assignments: [
      ...plan.assignments.map((one) => (one.code === "Z0001" ? { ...one, pattern: [{ days: [6] as const, from: 480, to: 720 }] } : one)),
      { ...(plan.assignments[0] as Assignment), code: "Z9", grid: "G0002", post: "P0002", person: "R0001", exceptions: [] },
    ],
  };
  expect(faultsOf(two)).toEqual([]);
  const told = patternCopied(two, "Z0000", [grid("G0001"), grid("G0002")], HOURS);
  expect(told.lines).toMatchObject([{ code: "copy.double-duty", other: "Z9" }, { code: "copy.same" }]);
  expect(told.plan).toBe(two);
  const foot: Plan = {
    ...plan,
    posts: plan.posts.map((one) => (one.grid === "G0001" ? { ...one, kind: "foot", line: [...one.line, [113.4, 34.9]] } : one)),
  };
  expect(patternCopied(foot, "Z0000", [grid("G0001")], HOURS).lines).toMatchObject([{ code: "copy.no-post" }]);
  expect(patternCopied(plan, "Z0000", [grid("G0002")], { ...ALL, pattern: false }).lines).toMatchObject([{ code: "copy.nothing-there" }]);
  expect(() => patternCopied(plan, "nothing", [], ALL)).toThrow('"nothing"');
});

test("whatever is copied wherever in the sample city, what comes out is lawful and nobody new works over 40 hours", () => {
  const city = sampleCity().plan;
  const codes = city.grids.map(({ code }) => code);
  fc.assert(
    fc.property(fc.nat(city.assignments.length - 1), fc.shuffledSubarray(codes, { minLength: 5, maxLength: 40 }), (source, targets) => {
      const model = city.assignments[source] as Assignment;
      const { plan: after, lines } = patternCopied(city, model.code, targets.map(grid), ALL);
      // Areas are not looked into: nothing here touches the ground.
      expect(faultsOf(after, new Set())).toEqual([]);
      expect(lines.length).toBe(targets.length);
      const set = differenceOf(city, after).set.assignments ?? [];
      expect(set.length).toBe(lines.filter((line) => isDone(line) && line.code !== "copy.same").length);
      const book = weekBook(after.assignments);
      for (const line of lines) if (line.code === "copy.made") expect(book.minutes(line.person as string, model)).toBeLessThanOrEqual(2400);
    }),
    { numRuns: 20 },
  );
}, 30_000);
