import { describe, expect, test } from "vitest";
import { patched } from "../edit/patch";
import { dice } from "../sample/dice";
import { sampleCity } from "../sample/sample-city";
import { staffed } from "../sample/sample-staff";
import { type Audit, auditOf } from "./audit";
import type { Finding } from "./finding";
import { AUDIT_LAW } from "./law";
import { PLANTED, plantFaults } from "./planted-faults";
import { Planting, written } from "./planting";
import { suggestionsOf } from "./suggestions";

const full = staffed(sampleCity().plan);
const options = { from: Date.parse("2026-03-09T00:00:00+08:00"), law: { ...AUDIT_LAW, restBetweenShifts: 11 } };
const lines = ({ findings }: Pick<Audit, "findings">) =>
  findings.flatMap(({ code, item, spans }) =>
    spans.length === 0 ? [written(code, item)] : spans.map((span) => written(code, item, span)),
  );
/** What a suggestion promises to mend: all of it, or what begins on its day. */
const promised = ({ code, item, spans }: Finding) => (spans[0] ? written(code, item, spans[0]) : written(code, item));
/** Posts without a person want three; one leaves hours open, now told as such. */
const leavesMore = ({ code }: Finding) => code === "post.without-person";

describe("suggestions", () => {
  test.each(PLANTED)(
    "for %s mend it and break nothing",
    (code) => {
      const planting = new Planting(full, options);
      plantFaults(planting, code, dice(5), 20);
      const plan = planting.planted();
      const audit = auditOf(plan, options);
      const before = new Set(lines(audit));
      let mended = 0;
      for (const finding of audit.findings.slice(0, 6)) {
        for (const { patch, kind } of suggestionsOf(plan, finding, audit).slice(0, 2)) {
          const after = lines(auditOf(patched(plan, patch), options));
          expect(after.includes(promised(finding))).toBe(false);
          const fresh = after.filter((line) => !before.has(line));
          if (!leavesMore(finding) && kind !== "cut") expect([kind, promised(finding), fresh]).toEqual([kind, promised(finding), []]);
          mended++;
        }
      }
      console.log(`${code}: ${mended} suggestions tried on ${Math.min(6, audit.findings.length)} findings`);
      if (code !== "assignment.outside-grid") expect(mended).toBeGreaterThan(0);
    },
    30_000,
  );
});
