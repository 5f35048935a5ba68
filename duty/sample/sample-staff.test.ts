import { describe, expect, test } from "vitest";
import { auditOf } from "../audit/audit";
import { AUDIT_LAW } from "../audit/law";
import { faultsOf } from "../check";
import { sampleCity } from "./sample-city";
import { staffed } from "./sample-staff";

const { plan: lean } = sampleCity();
const plan = staffed(lean);
const DAY = 86_400_000;
const FIRST = Date.parse("2025-12-29T00:00:00+08:00");
const week = (number: number) => FIRST + number * 7 * DAY;

describe("the staffed sample city", () => {
  test("is lawful to store, and the same again", () => {
    expect(faultsOf(plan)).toEqual([]);
    expect(staffed(lean)).toEqual(plan);
    expect(new Set(plan.persons.map(({ name }) => name)).size).toBe(plan.persons.length);
  });

  test("has nothing to find in any week of the calendar's year, with or without eleven hours between shifts", () => {
    const law = { ...AUDIT_LAW, restBetweenShifts: 11 };
    for (let number = 0; number < 53; number++) {
      const audit = auditOf(plan, { from: week(number), law });
      expect([number, audit.findings]).toEqual([number, []]);
      expect(audit.presence.value).toBe(1);
    }
    expect(auditOf(plan, { from: week(10) }).findings).toEqual([]);
  }, 60_000);

  test("gives squads members in proportion to their posts, each a formal officer in reserve for eight", () => {
    const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
    for (const { code } of plan.squads) {
      const own = plan.assignments.filter(({ grid }) => squadOf.get(grid) === code);
      const members = plan.persons.filter(({ squad }) => squad === code).length;
      expect(members / own.length).toBeGreaterThan(1.1);
      expect(members / own.length).toBeLessThan(1.3);
      const deputies = new Set(own.map(({ deputy }) => deputy));
      expect(deputies.size).toBe(Math.ceil(own.length / 8));
      expect(own.filter(({ person }) => deputies.has(person))).toEqual([]);
    }
  });

  test("is found well for other cities too", () => {
    for (const seed of [4, 5]) expect(auditOf(staffed(sampleCity(seed).plan), { from: week(10) }).findings).toEqual([]);
  }, 30_000);
});
