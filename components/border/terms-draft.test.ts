import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { termsFault } from "../../duty/border/terms-fault";
import { wallClock } from "../../duty/time/wall-clock";
import { draftOf, firstDraft, partsOf, TEMPLATES, templateParts, termsOf } from "./terms-draft";

const BETWEEN = ["ZD01", "ZD02"] as const;
const clock = wallClock("Asia/Shanghai");
const NOW = Date.UTC(2026, 10, 24, 2, 0);

describe("templates", () => {
  test.each(TEMPLATES.flatMap((template) => BETWEEN.map((first) => [template, first] as const)))(
    "%s begun by %s is sound and leaves nothing open",
    (template, first) => {
      const parts = partsOf(templateParts(template, BETWEEN, first), BETWEEN);
      expect(termsFault({ width: 30, basis: "kerb", parts, text: "", from: NOW }, BETWEEN)).toBeNull();
    },
  );

  test("one leads on both sides, the other supports", () => {
    expect(partsOf(templateParts("one-leads", BETWEEN, "ZD02"), BETWEEN)).toEqual([
      { side: null, hours: null, lead: "ZD02", support: "ZD01" },
    ]);
  });

  test("by day part the other leads in the afternoon", () => {
    const [morning, afternoon] = templateParts("by-day-part", BETWEEN, "ZD02");
    expect([morning?.lead, afternoon?.lead]).toEqual(["ZD02", "ZD01"]);
    expect(morning?.hours?.[0]?.to).toBe(afternoon?.hours?.[0]?.from);
  });
});

describe("what is sent", () => {
  test("at once is null, a wall clock time is the city's", () => {
    expect(termsOf(firstDraft(BETWEEN), BETWEEN, clock, NOW)).toMatchObject({ fault: null, terms: { width: 30, from: null } });
    const later = termsOf({ ...firstDraft(BETWEEN), from: "2026-11-25T06:30" }, BETWEEN, clock, NOW);
    expect(later).toMatchObject({ fault: null, terms: { from: Date.UTC(2026, 10, 24, 22, 30) } });
  });

  test.each([
    ["border.from-past", { from: "2026-11-24T09:59" }],
    ["border.terms-bad-time", { from: "T" }],
    ["border.terms-bad-width", { width: null }],
    ["border.terms-bad-width", { width: 501 }],
    ["border.terms-not-total", { parts: [] }],
    ["border.terms-bad-hours", { parts: [{ id: 0, side: null, lead: "ZD01", hours: [{ days: [], from: 0, to: 60 }] }] }],
    ["border.part-not-of-its-squads", { parts: [{ id: 0, side: "ZD09", lead: "ZD01", hours: null }] }],
  ] as const)("%s", (fault, change) => {
    expect(termsOf({ ...firstDraft(BETWEEN), ...change }, BETWEEN, clock, NOW).fault).toBe(fault);
  });

  test("a draft of terms sends the same terms again", () => {
    const part = fc.record({
      side: fc.constantFrom(null, ...BETWEEN),
      hours: fc.constantFrom(null, [{ days: [1, 3] as const, from: 390, to: 1500 }]),
      lead: fc.constantFrom(...BETWEEN),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.integer({ min: 1, max: 500 }), (list, width) => {
        const parts = list.map((one) => ({ ...one, support: one.lead === "ZD01" ? "ZD02" : "ZD01" }));
        const draft = draftOf({ width, basis: "wall", parts, text: "约定" });
        expect(new Set(draft.parts.map(({ id }) => id)).size).toBe(parts.length);
        expect(termsOf(draft, BETWEEN, clock, NOW).terms).toEqual({ width, basis: "wall", parts, text: "约定", from: null });
      }),
    );
  });
});
