import { describe, expect, test } from "vitest";
import { faultsOf } from "../check";
import type { Plan } from "../plan";
import { dice } from "../sample/dice";
import { sampleCity } from "../sample/sample-city";
import { staffed } from "../sample/sample-staff";
import { type Audit, auditOf } from "./audit";
import type { FindingCode } from "./finding";
import { AUDIT_LAW } from "./law";
import { PLANTED, plantFaults } from "./planted-faults";
import { Planting, written } from "./planting";

const { plan: lean } = sampleCity();
const full = staffed(lean);
/** A Monday with no holiday in its week. */
const FROM = Date.parse("2026-03-09T00:00:00+08:00");
const options = { from: FROM, law: { ...AUDIT_LAW, restBetweenShifts: 11 } };
const COUNT = 50;

const told = ({ findings }: Audit) =>
  findings
    .flatMap(({ code, item, spans }) => (spans.length === 0 ? [written(code, item)] : spans.map((span) => written(code, item, span))))
    .sort();
const percent = ({ presence }: Audit) => `${(100 * (presence.value as number)).toFixed(2)} %`;
const planted = (codes: readonly FindingCode[], seed: number): Planting => {
  const planting = new Planting(full, options);
  for (const code of codes) plantFaults(planting, code, dice(seed), COUNT);
  return planting;
};
const audited = (plan: Plan) => auditOf(plan, options);

describe("faults planted in the staffed sample city", () => {
  test("there are none before", () => {
    expect(audited(full).findings).toEqual([]);
  });

  test.each(PLANTED)(
    `fifty of %s: all are found, and nothing else`,
    (code) => {
      const planting = planted([code], 11);
      const audit = audited(planting.planted());
      expect(planting.expected.size).toBeGreaterThanOrEqual(COUNT);
      expect(told(audit)).toEqual([...planting.expected].sort());
      console.log(`${code}: planted ${COUNT}, told ${planting.expected.size}, presence ${percent(audit)}`);
    },
    30_000,
  );

  test.each([1, 2, 3])(
    "fifty of every kind at once, seed %i: all are found, and nothing else",
    (seed) => {
      const planting = planted(PLANTED, seed);
      const plan = planting.planted();
      expect(told(audited(plan))).toEqual([...planting.expected].sort());
      expect(planting.expected.size).toBeGreaterThanOrEqual(COUNT * PLANTED.length);
      expect(faultsOf(plan).filter(({ fault }) => fault !== "post.double-duty")).toEqual([]);
      console.log(
        `seed ${seed}: ${COUNT} x ${PLANTED.length} planted; planned presence ${percent(audited(plan))} before, ${percent(audited(full))} after fixing, ${percent(audited(lean))} in the lean city`,
      );
    },
    60_000,
  );
});
