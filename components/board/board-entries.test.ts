import { expect, test } from "vitest";
import { whatOf } from "../../duty/board/board-code";
import { boards } from "../../duty/board/boards";
import { bordersOf } from "../../duty/border/borders";
import { sampleCity } from "../../duty/sample/sample-city";
import { boardEntries, entriesWith } from "./board-entries";

const { plan } = sampleCity();
const pairs = () => bordersOf(plan).map(({ between }) => between);

test.each(["grid", "segment", "border"] as const)("each %s has an entry, called as its board is called", (kind) => {
  const of = boards(plan);
  const entries = boardEntries(plan, kind, pairs);
  expect(entries.length).toBe({ grid: plan.grids.length, segment: plan.segments.length, border: pairs().length }[kind]);
  for (const { code, names } of entries) {
    const what = whatOf(code);
    expect([code, what && of(what, plan.version.from + 1)?.names]).toEqual([code, names]);
  }
});

test("a squad's own, and those with a text in code, name or chief", () => {
  const segments = boardEntries(plan, "segment", pairs);
  const [squad] = plan.squads.map(({ code }) => code);
  const own = entriesWith(segments, squad ?? "", "");
  expect(own.length).toBe(plan.segments.filter((one) => one.squad === squad).length);
  expect(own.length).toBeGreaterThan(0);
  const chief = segments.find((one) => one.chief !== null)?.chief ?? "";
  expect(entriesWith(segments, null, chief).every((one) => one.chief === chief || one.names[0]?.includes(chief))).toBe(true);
  expect(entriesWith(segments, null, " ld001 ").map(({ item }) => item)).toEqual(["LD001"]);
  expect(entriesWith(segments, null, "no such thing")).toEqual([]);
});
