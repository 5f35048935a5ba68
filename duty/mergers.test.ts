import { describe, expect, test } from "vitest";
import { at, days, east, rule } from "./answers-for-tests";
import type { Absence, Merger, Plan, WeeklyPattern } from "./plan";
import { responsibilityOf } from "./responsibility";
import { sketch } from "./sketch";

/** Squads A, B and C side by side: A and C on vehicles, all from 06:30 to 21:30 but C, who drives at night. */
function nightCity(over: Partial<Plan>): Plan {
  const plan = sketch("ABC");
  const night: WeeklyPattern = [{ days, from: 1290, to: 1830 }];
  return {
    ...plan,
    squads: plan.squads.map((squad, index) => ({ ...squad, captain: `R000${index}` })),
    posts: plan.posts.map((post) => (post.code === "P0001" ? post : { ...post, kind: "vehicle" })),
    assignments: plan.assignments.map((one) => (one.grid === "G0002" ? { ...one, pattern: night } : one)),
    ...over,
  };
}
const merger = (code: string, squads: readonly string[], lead: string, hours: WeeklyPattern): Merger => ({
  code,
  name: `joint ${code}`,
  squads,
  lead,
  hours,
  from: 0,
  to: null,
});
const ALWAYS: WeeklyPattern = [{ days, from: 0, to: 1440 }];

describe("squads merged for joint duty", () => {
  const noon = at("2026-11-24T12:00");
  const night = at("2026-11-24T23:00");

  test("one leads on the turf of all; by night their vehicles serve it all", () => {
    const ask = responsibilityOf(nightCity({ mergers: [merger("M1", ["A", "B", "C"], "C", ALWAYS)] }));
    expect(ask(east(40), noon)).toMatchObject({
      kind: "held",
      squad: { code: "B" },
      lead: { code: "C" },
      support: { code: "A" },
      merger: { code: "M1" },
      onDuty: [{ person: { code: "R0001" } }],
      deputies: [{ code: "R0002" }],
    });
    const late = ask(east(40), night);
    expect(late).toMatchObject({ kind: "held", lead: { code: "C" }, onDuty: [{ person: { code: "R0002" }, post: { kind: "vehicle" } }] });
    expect(late.reasons.slice(3)).toMatchObject([
      { code: "merger.joint", values: { merger: "joint M1", lead: "squad C", others: "squad A、squad B" } },
      { code: "segment.none" },
      { code: "assignment.joint", values: { person: "person 0002", count: 1, until: at("2026-11-25T06:30") } },
      { code: "standard.of-assignment" },
    ]);
  });

  test("of two mergers for one squad the lower code answers, also for who comes next", () => {
    const two = [merger("M2", ["A", "C"], "C", ALWAYS), merger("M1", ["A", "B"], "B", ALWAYS)];
    const ask = responsibilityOf(nightCity({ mergers: two }));
    expect(ask(east(-40), night)).toMatchObject({ kind: "gap", lead: { code: "B" }, next: at("2026-11-25T06:30") });
    expect(responsibilityOf(nightCity({ mergers: two.slice(0, 1) }))(east(-40), night)).toMatchObject({
      kind: "held",
      lead: { code: "C" },
    });
  });

  test("the hour at which squads merge is when somebody is next there", () => {
    const small: WeeklyPattern = [{ days, from: 120, to: 180 }];
    const ask = responsibilityOf(nightCity({ mergers: [merger("M1", ["B", "C"], "B", small)] }));
    expect(ask(east(40), night)).toMatchObject({ kind: "gap", support: null, merger: null, next: at("2026-11-25T02:00") });
    expect(ask(east(40), at("2026-11-25T02:00"))).toMatchObject({ kind: "held", support: { code: "C" } });
  });

  test("in a band the lead and the support of the part are merged; one squad does not support itself", () => {
    const rules = [rule({ parts: [{ side: null, hours: null, lead: "A", support: "B" }] })];
    const support = (squads: string[], lead: string) => {
      const answer = responsibilityOf(nightCity({ rules, mergers: [merger("M1", squads, lead, ALWAYS)] }))(east(10), noon);
      return [answer.kind, answer.lead?.code, answer.support?.code, answer.onDuty[0]?.person.code];
    };
    expect([support(["B", "C"], "C"), support(["A", "B"], "B"), support(["A", "C"], "C")]).toEqual([
      ["shared", "A", "C", "R0000"],
      ["shared", "B", "A", "R0000"],
      ["shared", "C", "B", "R0000"],
    ]);
  });
});

test("the deputy stands in for who is absent: said so, with the hours of the absence; who is away stands in for nobody", () => {
  const plan = sketch("AB");
  const absence = (person: string, from: string, to: string): Absence => ({
    code: person,
    person,
    reason: "sick",
    from: at(from),
    to: at(to),
  });
  const deputised = plan.assignments.map((one) => (one.grid === "G0000" ? { ...one, deputy: "R0001" } : one));
  const absences = [absence("R0000", "2026-11-24T10:00", "2026-11-25T08:00")];
  const ask = responsibilityOf({ ...plan, assignments: deputised, absences });
  const answer = ask(east(-40), at("2026-11-24T12:00"));
  expect(answer.onDuty).toMatchObject([
    {
      person: { code: "R0001" },
      standsInFor: { code: "R0000" },
      deputy: null,
      since: at("2026-11-24T10:00"),
      until: at("2026-11-24T21:30"),
    },
  ]);
  expect(answer.reasons.find(({ code }) => code === "person.stands-in")?.values).toEqual({ person: "person 0001", for: "person 0000" });
  expect(ask(east(-40), at("2026-11-24T09:00"))).toMatchObject({
    onDuty: [{ person: { code: "R0000" }, standsInFor: null, until: at("2026-11-24T10:00") }],
    deputies: [{ code: "R0001" }],
  });
  const both = responsibilityOf({
    ...plan,
    assignments: deputised,
    absences: [...absences, absence("R0001", "2026-11-24T11:00", "2026-11-25T07:00")],
  });
  expect(both(east(-40), at("2026-11-24T12:00"))).toMatchObject({ kind: "gap", lead: { code: "A" }, next: at("2026-11-25T07:00") });
});
