import fc from "fast-check";
import { expect, test } from "vitest";
import { codeOfDay } from "../time/day-code";
import { CHANNELS } from "./channel";
import { EVERYTHING, type HeatQuestion } from "./heat-question";
import { heatQuestionOf, heatQuestionText } from "./heat-question-text";

const read = (text: string) => heatQuestionOf(new URLSearchParams(text));
const decimal = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const question: fc.Arbitrary<HeatQuestion> = fc
  .record({
    days: fc.option(fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 400 }))),
    open: fc.constantFrom("from", "to", ""),
    hours: fc.option(fc.array(fc.boolean(), { minLength: 168, maxLength: 168 })),
    categories: fc.array(fc.stringMatching(/^(\d{2}|\d{5})$/), { maxLength: 4 }),
    channels: fc.subarray([...CHANNELS]),
    squads: fc.array(fc.oneof(fc.string({ minLength: 1, unit: "grapheme" }), fc.constantFrom("ZD,01", "100%", "中队+&=~#", " ")), {
      maxLength: 3,
    }),
    near: fc.option(
      fc.record({
        kinds: fc.subarray(["market", "school", "mall", "food-street", "fringe", "hospital", "station", "park"] as const, { minLength: 1 }),
        metres: fc.oneof(fc.integer({ min: 10, max: 1000 }), decimal(10, 1000)),
        keyHours: fc.boolean(),
      }),
    ),
    box: fc.option(
      fc
        .tuple(decimal(-180, 179), decimal(-90, 89), decimal(0.0001, 1), decimal(0.0001, 1))
        .map(([w, s, wide, high]) => [w, s, w + wide, s + high] as const),
    ),
    permitted: fc.constantFrom("without" as const, "with" as const, "only" as const),
  })
  .map(({ days, open, ...others }) => ({
    ...others,
    from: days && open !== "from" ? codeOfDay(days[0]) : null,
    to: days && open !== "to" ? codeOfDay(days[0] + days[1]) : null,
  }));

test("what is written is read again, and written alike", () => {
  fc.assert(
    fc.property(question, (one) => {
      const found = read(heatQuestionText(one));
      expect(found).toEqual({ ok: true, question: one });
    }),
    { numRuns: 500 },
  );
});

test("a link reads as it looks", () => {
  const text =
    "from=2026-10-01&to=2026-11-01&cat=09001,06&ch=patrol,12345&near=school,market~150~key&box=113.3,34.7,113.4,34.8&permitted=with";
  const found = read(`${text}&layer=kernel&metres=100`);
  expect(found).toEqual({
    ok: true,
    question: {
      from: "2026-10-01",
      to: "2026-11-01",
      hours: null,
      categories: ["09001", "06"],
      channels: ["patrol", "12345"],
      squads: [],
      near: { kinds: ["school", "market"], metres: 150, keyHours: true },
      box: [113.3, 34.7, 113.4, 34.8],
      permitted: "with",
    },
  });
  expect(decodeURIComponent(heatQuestionText((found as { question: HeatQuestion }).question))).toBe(text);
  expect(heatQuestionText(EVERYTHING)).toBe("");
  expect(read("")).toEqual({ ok: true, question: EVERYTHING });
  const hours = Array.from({ length: 168 }, (_, hour) => hour === 0 || hour === 167);
  expect(heatQuestionText({ ...EVERYTHING, hours })).toBe(`hours=8${"0".repeat(40)}1`);
});

test.each([
  ["from=2026-02-30", "from", "2026-02-30"],
  ["from=2026-10-02&to=2026-10-02", "to", "2026-10-02"],
  ["to=yesterday", "to", "yesterday"],
  ["hours=ff", "hours", "ff"],
  [`hours=${"F".repeat(42)}`, "hours", "F".repeat(42)],
  ["cat=0901", "cat", "0901"],
  ["cat=", "cat", ""],
  ["ch=patrol,telepathy", "ch", "patrol,telepathy"],
  ["squad=%25zz", "squad", "%zz"],
  ["squad=ZD01,,ZD02", "squad", "ZD01,,ZD02"],
  ["near=school", "near", "school"],
  ["near=school~5", "near", "school~5"],
  ["near=school~150~lock", "near", "school~150~lock"],
  ["near=school~150~key~key", "near", "school~150~key~key"],
  ["near=castle~150", "near", "castle~150"],
  ["box=1,2,3", "box", "1,2,3"],
  ["box=3,2,1,4", "box", "3,2,1,4"],
  ["box=1,2,3,Infinity", "box", "1,2,3,Infinity"],
  ["permitted=maybe", "permitted", "maybe"],
  ["cat=09&cat=06", "cat", "09&06"],
])("%s is refused with field and value", (text, field, got) => {
  expect(read(text)).toEqual({ ok: false, field, expected: expect.any(String), got });
});
