import { describe, expect, test } from "vitest";
import { differenceOf } from "../edit/difference";
import type { Edited } from "../edit/edited";
import { changeFaults } from "../edit/law";
import { inverseOf, patched } from "../edit/patch";
import type { Assignment, Plan, Post } from "../plan";
import { sketch } from "../sketch";
import { assignmentRemoved, assignmentSet } from "./assignment-edits";
import { dayRemoved, daySet } from "./day-edits";
import { fiveFaults } from "./five-faults";
import { mergerRemoved, mergerSet } from "./merger-edits";
import { nextCode } from "./next-code";
import { absenceRemoved, absenceSet, personSet } from "./person-edits";
import { pointAdded, pointMoved, pointRemoved, postRemoved, postSet } from "./post-edits";
import { dutySet, standardSet } from "./standard-edits";

const plan = sketch("AAB / ABB");
const post = plan.posts[0] as Post;
const assignment = plan.assignments[0] as Assignment;
const done = (edited: Edited): Plan => {
  if (!edited.ok) throw new Error(edited.fault);
  return edited.plan;
};
const nouns = ({ version: _version, ...lists }: Plan) => lists;

/** An edit is lawful, and a patch leads there and back. */
function holds(after: Plan): void {
  const patch = differenceOf(plan, after);
  expect(changeFaults(plan, after, patch)).toEqual([]);
  expect(nouns(patched(plan, patch))).toEqual(nouns(after));
  expect(nouns(patched(after, inverseOf(plan, patch)))).toEqual(nouns(plan));
}

describe("a post", () => {
  const beat: Post = {
    ...post,
    code: "P9",
    name: " beat ",
    kind: "foot",
    line: [
      [113.40012345678, 34.9],
      [113.401, 34.9],
    ],
  };
  test("is added, its points on the grid of points, its name without blanks", () => {
    const after = done(postSet(plan, beat));
    holds(after);
    expect(after.posts.find(({ code }) => code === "P9")).toMatchObject({
      name: "beat",
      line: [
        [113.4001235, 34.9],
        [113.401, 34.9],
      ],
    });
  });
  test("takes its assignments along to another grid, and away with it", () => {
    const moved = done(postSet(plan, { ...post, grid: "G0001" }));
    holds(moved);
    expect(moved.assignments[0]?.grid).toBe("G0001");
    const after = done(postRemoved(plan, post.code));
    holds(after);
    expect([plan.assignments.length - after.assignments.length, plan.posts.length - after.posts.length]).toEqual([1, 1]);
  });
  test.each([
    [{ ...beat, line: [[1, 1]] as const }, "edit.too-few-points"],
    [{ ...beat, kind: "fixed" as const }, "edit.one-point"],
    [{ ...beat, name: " " }, "edit.no-name"],
    [{ ...beat, grid: "nowhere" }, "edit.no-grid"],
  ])("that cannot be is refused: %#", (wrong, fault) => expect(postSet(plan, wrong)).toMatchObject({ ok: false, fault }));
  test("has its points moved, added and taken away, two staying", () => {
    expect(pointMoved(beat.line, 1, [1, 2])[1]).toEqual([1, 2]);
    expect(pointAdded(beat.line, 1, [1, 2]).length).toBe(3);
    expect(pointRemoved(pointAdded(beat.line, 1, [1, 2]), 1)).toEqual(beat.line);
    expect(pointRemoved(beat.line, 0)).toBe(beat.line);
  });
});

describe("an assignment", () => {
  const free: Assignment = { ...assignment, code: "Z9", person: "R0001", pattern: [{ days: [7], from: 0, to: 120 }], grid: "wrong" };
  test("stands in its post's grid; its exceptions in order of day", () => {
    const exceptions = [
      { day: "2026-10-02", spans: [], person: null },
      { day: "2026-10-01", spans: [], person: null },
    ];
    const after = done(assignmentSet(plan, { ...free, exceptions }));
    holds(after);
    expect(after.assignments.find(({ code }) => code === "Z9")).toMatchObject({
      grid: post.grid,
      exceptions: [{ day: "2026-10-01" }, { day: "2026-10-02" }],
    });
    expect(nouns(done(assignmentRemoved(after, "Z9")))).toEqual(nouns(plan));
  });
  test.each([
    [{ post: "nowhere" }, "edit.no-post"],
    [{ person: "nobody" }, "edit.no-person"],
    [{ deputy: "R0001" }, "edit.own-deputy"],
    [{ pattern: [] }, "edit.no-hours"],
    [{ to: 0 }, "edit.bad-span"],
    [{ exceptions: [{ day: "2026-02-30", spans: [], person: null }] }, "edit.no-day"],
    [{ exceptions: [1, 2].map(() => ({ day: "2026-02-20", spans: [], person: null })) }, "edit.day-twice"],
  ] as const)("that cannot be is refused: %j", (change, fault) =>
    expect(assignmentSet(plan, { ...free, ...change })).toMatchObject({ ok: false, fault }),
  );
  test("on two posts at once is named as the door names it", () => {
    const after = done(assignmentSet(plan, { ...free, pattern: assignment.pattern }));
    const judged = fiveFaults(plan, after);
    expect(judged).toMatchObject([{ fault: "post.double-duty", noun: "assignment" }]);
    expect(judged).toEqual(changeFaults(plan, after, differenceOf(plan, after)));
    expect(fiveFaults(plan, done(assignmentSet(plan, free)))).toEqual([]);
  });
});

test("a standard's version rises with its items only", () => {
  const items = [{ code: "1", text: "no stalls", category: "09006" }];
  const first = done(standardSet(plan, { code: "S1", name: "standard", version: 7, items }));
  expect(first.standards[0]?.version).toBe(2);
  expect(done(standardSet(first, { code: "S1", name: "renamed", version: 0, items: [...items] })).standards[0]).toMatchObject({
    version: 2,
    name: "renamed",
  });
  expect(done(standardSet(first, { code: "S2", name: "new", version: 9, items })).standards[1]?.version).toBe(1);
  expect(plan.standards[0]?.version).toBe(1);
  expect(standardSet(plan, { code: "S1", name: "x", version: 1, items: [] })).toMatchObject({ fault: "edit.no-item" });
  holds(first);
});

test("duties, persons, absences, joint duty and days are set and taken away", () => {
  holds(done(dutySet(plan, { code: "D2", name: "duty", text: "", answersTo: "" })));
  holds(done(personSet(plan, { code: "R9", name: "nine", kind: "assistant", squad: "A", phone: "" })));
  const away = done(absenceSet(plan, { code: "QJ1", person: "R0000", reason: "sick", from: 0, to: 1 }));
  holds(away);
  expect(nouns(done(absenceRemoved(away, "QJ1")))).toEqual(nouns(plan));
  expect(absenceSet(plan, { code: "QJ1", person: "R0000", reason: "sick", from: 1, to: 1 })).toMatchObject({ fault: "edit.bad-span" });
  const merger = { code: "HB1", name: "weekend", squads: ["B", "A", "A"], lead: "B", hours: assignment.pattern, from: 0, to: null };
  const joint = done(mergerSet(plan, merger));
  holds(joint);
  expect(joint.mergers[0]?.squads).toEqual(["A", "B"]);
  expect(nouns(done(mergerRemoved(joint, "HB1")))).toEqual(nouns(plan));
  expect(mergerSet(plan, { ...merger, lead: "C" })).toMatchObject({ fault: "edit.few-squads" });
  const day = done(daySet(plan, { code: "2026-10-01", name: "holiday", kind: "holiday", as: 7 }));
  holds(day);
  expect(nouns(done(dayRemoved(day, "2026-10-01")))).toEqual(nouns(plan));
  expect(daySet(plan, { code: "2026-02-29", name: "", kind: "holiday", as: 7 })).toMatchObject({ fault: "edit.no-day" });
});

test("the next code follows the highest and keeps its width", () => {
  expect(nextCode([{ code: "GW049" }, { code: "GW7" }, { code: "X999" }, { code: "GW1x" }], "GW")).toBe("GW050");
  expect([
    nextCode([], "WD"),
    nextCode([{ code: "HB01" }], "HB"),
    nextCode([{ code: "WD999" }], "WD"),
    nextCode([{ code: "WD00009" }], "WD"),
  ]).toEqual(["WD001", "HB02", "WD1000", "WD00010"]);
});
