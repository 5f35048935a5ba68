import { describe, expect, test } from "vitest";
import { sketch } from "../../duty/sketch";
import { watching } from "./on-watch";

const plan = sketch("AB");
const time = (text: string) => Date.parse(`${text}:00+08:00`);

describe("who is on watch in a whole plan", () => {
  test("the service day begins at 06:30 and ends at 21:30", () => {
    const counts = ["2026-11-24T06:29", "2026-11-24T06:30", "2026-11-24T21:29", "2026-11-24T21:30"].map(
      (text) => watching(plan).at(time(text)).count,
    );
    expect(counts).toEqual([0, 2, 2, 0]);
  });

  test("posts and grids by code", () => {
    const { posts, grids } = watching(plan).at(time("2026-11-24T12:00"));
    expect([...posts].sort()).toEqual(plan.posts.map(({ code }) => code).sort());
    expect([...grids].sort()).toEqual(plan.grids.map(({ code }) => code).sort());
  });

  test("an assignment that has ended is off", () => {
    const [first, ...rest] = plan.assignments;
    const ended = { ...plan, assignments: [{ ...first!, to: time("2026-11-24T12:00") }, ...rest] };
    expect([time("2026-11-24T11:59"), time("2026-11-24T12:00")].map((at) => watching(ended).at(at).count)).toEqual([2, 1]);
  });

  test("the profile of a day, of the city and of one grid", () => {
    const start = time("2026-11-24T06:00");
    expect(watching(plan).profile(start, 4, 15, null)).toEqual([0, 0, 2, 2]);
    expect(watching(plan).profile(start, 4, 15, plan.grids[0]!.code)).toEqual([0, 0, 1, 1]);
  });
});
