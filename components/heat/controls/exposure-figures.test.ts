import { describe, expect, test } from "vitest";
import { exposureTotal, gridRows, hoursOfDay, perHour } from "./exposure-figures";

describe("exposure", () => {
  test("hours of the week fold to hours of the day", () => {
    const week = Array.from({ length: 168 }, (_none, slot) => ({ hours: slot % 24, own: 1, others: slot < 24 ? 5 : 0 }));
    const day = hoursOfDay(week);
    expect(day[9]).toEqual({ hours: 63, own: 7, others: 5 });
    expect(exposureTotal(day)).toEqual(exposureTotal(week));
    expect(hoursOfDay(day)).toEqual(day);
    expect(() => hoursOfDay(week.slice(1))).toThrow("167");
  });

  test("finds per hour, and none where nobody walks", () => {
    expect([perHour({ hours: 4, own: 1, others: 0 }), perHour({ hours: 0, own: 3, others: 0 })]).toEqual([0.25, null]);
  });

  test("grids by how far apart own and others' shares lie", () => {
    const rows = gridRows([
      { grid: "G1", name: "一", hours: 10, own: 40, others: 50 },
      { grid: "G2", name: "二", hours: 80, own: 48, others: 10 },
      { grid: "G3", name: "三", hours: 0, own: 12, others: 40 },
    ]);
    expect(rows.map(({ grid, difference }) => [grid, Math.round(difference * 100)])).toEqual([
      ["G2", -38],
      ["G3", 28],
      ["G1", 10],
    ]);
    expect(rows[1]?.perHour).toBeNull();
  });

  test("without any finds nothing lies apart", () =>
    expect(gridRows([{ grid: "G", name: "", hours: 1, own: 0, others: 0 }])[0]?.difference).toBe(0));
});
