import { expect, test } from "vitest";
import { faultsOf } from "./check";
import type { DateException, Merger, Plan, Weekday } from "./plan";
import { sketch } from "./sketch";

const told = (over: Partial<Plan>) =>
  faultsOf({ ...sketch("ABC"), ...over }).map(({ fault, noun, code, detail }) => [fault, noun, code, detail].join(" ").trim());
const merger = (code: string, over: Partial<Merger>): Merger => ({
  code,
  name: code,
  squads: ["A", "B"],
  lead: "A",
  hours: [{ days: [6, 7], from: 0, to: 1440 }],
  from: 0,
  to: null,
  ...over,
});

test("a calendar's days: each once, each a day, lived as a weekday", () => {
  const day = (code: string, as = 7) => ({ code, name: "", kind: "holiday" as const, as: as as Weekday });
  expect(told({ days: [day("2026-10-01"), day("2028-02-29")] })).toEqual([]);
  expect(told({ days: [day("2026-02-29"), day("2026-10-01"), day("2026-10-01"), day("2026-10-02", 8), day("10-03")] })).toEqual([
    "plan.duplicate-code day 2026-10-01",
    "day.not-a-day day 2026-02-29 7",
    "day.not-a-day day 2026-10-02 8",
    "day.not-a-day day 10-03 7",
  ]);
});

test("exceptions: a day, once each, with hours that can be and a person that is there", () => {
  const { assignments } = sketch("ABC");
  const exceptions: DateException[] = [
    { day: "2026-10-01", spans: [{ from: 1320, to: 1800 }], person: "R0001" },
    { day: "2026-10-02", spans: [], person: null },
  ];
  const withAll = (extra: DateException[]) => ({
    assignments: assignments.map((one, index) => (index === 0 ? { ...one, exceptions: [...exceptions, ...extra] } : one)),
  });
  expect(told(withAll([]))).toEqual([]);
  expect(
    told(
      withAll([
        { day: "2026-13-01", spans: [], person: null },
        { day: "2026-10-01", spans: [{ from: 1440, to: 1500 }], person: null },
        { day: "2026-10-04", spans: [{ from: 60, to: 60 }], person: "R9999" },
      ]),
    ),
  ).toEqual([
    "plan.missing-reference assignment Z0000 exception 2026-10-04, person: R9999",
    "exception.not-a-day assignment Z0000 2026-13-01",
    "exception.bad-span assignment Z0000 2026-10-01",
    "plan.duplicate-code assignment Z0000 2026-10-01",
    "exception.bad-span assignment Z0000 2026-10-04",
  ]);
});

test("absences: of persons that are there, and that end after they begin", () => {
  const absence = { code: "Q1", person: "R0000", reason: "sick" as const, from: 5, to: 6 };
  expect(told({ absences: [absence] })).toEqual([]);
  expect(told({ absences: [{ ...absence, person: "R9999", to: 5 }] })).toEqual([
    "plan.missing-reference absence Q1 person: R9999",
    "span.ends-before-it-begins absence Q1",
  ]);
});

test("mergers: two squads or more in order, one of them leads, none in two at once", () => {
  expect(
    told({ mergers: [merger("M1", {}), merger("M2", { squads: ["A", "B", "C"], hours: [{ days: [1], from: 0, to: 1440 }] })] }),
  ).toEqual([]);
  expect(told({ mergers: [merger("M1", { to: 9 }), merger("M2", { from: 9 })] })).toEqual([]);
  expect(
    told({
      mergers: [
        merger("M1", { lead: "C" }),
        merger("M2", { squads: ["B", "A"], from: 3, to: 3, hours: [] }),
        merger("M3", { squads: ["X"], lead: "X", hours: [{ days: [], from: 0, to: 60 }] }),
        merger("M4", { squads: ["B", "C"], lead: "B", hours: [{ days: [5], from: 1439, to: 1441 }] }),
      ],
    }),
  ).toEqual([
    "plan.missing-reference merger M3 lead: X",
    "plan.missing-reference merger M3 squads: X",
    "span.ends-before-it-begins merger M2",
    "pattern.no-day merger M3",
    "merger.not-its-squads merger M1 A,B",
    "merger.overlaps merger M1 M4",
    "merger.not-its-squads merger M2 B,A",
    "merger.not-its-squads merger M3 X",
  ]);
});

test("posts: their hours are a pattern, and 0 to 9 officers", () => {
  const { posts } = sketch("ABC");
  const changed = (over: object) => told({ posts: posts.map((post, index) => (index === 0 ? { ...post, ...over } : post)) });
  expect(changed({ qualified: 9, hours: [{ days: [1], from: 0, to: 60 }] })).toEqual([]);
  expect(changed({ hours: [{ days: [1], from: 60, to: 60 }] })).toEqual(["pattern.empty post P0000"]);
  expect([-1, 10, 1.5].flatMap((qualified) => changed({ qualified }))).toEqual(
    [-1, 10, 1.5].map((qualified) => `post.bad-qualified post P0000 ${qualified}`),
  );
});
