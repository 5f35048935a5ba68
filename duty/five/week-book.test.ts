import fc from "fast-check";
import { expect, test } from "vitest";
import { faultsOf } from "../check";
import type { Assignment, Plan, Weekday } from "../plan";
import { sketch } from "../sketch";
import { MODE_PRESETS, SERVICE_DAY } from "./mode-presets";
import { peopleFor } from "./people-for";
import { postWeek } from "./post-week";
import { weekBook, weekMinutes } from "./week-book";

const plan = sketch("ABCD");
const some = fc.record({
  person: fc.constantFrom("R0000", "R0001"),
  day: fc.integer({ min: 1, max: 7 }),
  from: fc.integer({ min: 0, max: 1439 }),
  long: fc.integer({ min: 1, max: 1440 }),
  since: fc.nat(3),
  lasts: fc.option(fc.integer({ min: 1, max: 3 })),
});

test("somebody is taken just when the law finds them on two posts at once", () => {
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 5 }), (list) => {
      const assignments = list.map(
        ({ person, day, from, long, since, lasts }, index): Assignment => ({
          ...(plan.assignments[0] as Assignment),
          code: `Z${index}`,
          person,
          pattern: [{ days: [day as Weekday], from, to: from + long }],
          from: since,
          to: lasts === null ? null : since + lasts,
        }),
      );
      const book = weekBook(assignments);
      const own = assignments.some((one) => book.taken(one.person, one.pattern, one, one.code) !== null);
      const double = faultsOf({ ...plan, assignments } as Plan).some(({ fault }) => fault === "post.double-duty");
      expect(own).toBe(double);
    }),
  );
});

test("the own squad first, who is free before who is not, fewer hours before more", () => {
  const persons = [...plan.persons, { code: "R1", name: "free", kind: "formal" as const, squad: "A", phone: "" }];
  const need = { squad: "A", pattern: SERVICE_DAY, validity: { from: 0, to: null } };
  const found = peopleFor(persons, weekBook(plan.assignments), need);
  expect(found.map(({ person, taken, own }) => [person.code, taken, own])).toEqual([
    ["R1", null, true],
    ["R0000", "Z0000", true],
    ["R0001", "Z0001", false],
    ["R0002", "Z0002", false],
    ["R0003", "Z0003", false],
  ]);
  expect(found[1]?.minutes).toBe(7 * 15 * 60);
  expect(peopleFor(persons, weekBook(plan.assignments), { ...need, besides: "Z0000" })[0]?.person.code).toBe("R0000");
});

test("a post's week: who is there against who must be", () => {
  const [post, one] = [plan.posts[0]!, plan.assignments[0]!];
  expect(postWeek(plan, post, [one], 0)).toMatchObject({ due: 420, met: 420 });
  expect(postWeek(plan, post, [], 0)).toMatchObject({ due: 420, met: 0 });
  expect(postWeek(plan, post, [{ ...one, to: 5 }], 5).met).toBe(0);
  const half = { ...one, pattern: [{ days: [1] as const, from: 390, to: 840 }] };
  expect(postWeek(plan, post, [half, half], 0)).toMatchObject({ met: 30 });
  expect(postWeek(plan, post, [half, half], 0).there[26]).toBe(2);
});

test("the four modes of the practice lie within the service day", () => {
  expect(MODE_PRESETS.map(({ name, hours }) => [name, weekMinutes(hours) / 60])).toEqual([
    ["market", 49],
    ["school", 17.5],
    ["mall", 105],
    ["fringe", 105],
  ]);
});
