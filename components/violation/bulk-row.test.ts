import { describe, expect, test } from "vitest";
import { wallClock } from "../../duty/time/wall-clock";
import { readReport } from "../../duty/violation/read-report";
import { type BulkReading, bulkRow, plainMoment } from "./bulk-row";

const READING: BulkReading = {
  columns: { at: "时间", lon: "x", lat: "y", category: "类", channel: "来源", phone: "电话", description: "内容" },
  channel: "import",
  point: (point) => point,
  digest: "d1",
};
const row = (properties: Record<string, string | number | null>, change: Partial<BulkReading> = {}) =>
  bulkRow(properties, 7, { ...READING, ...change });

test.each([
  ["2026年11月24日 7时20分", "2026-11-24T07:20:00"],
  ["2026年1月2日", "2026-01-02T00:00:00"],
  ["2026年11月24日07:20:31", "2026-11-24T07:20:31"],
  ["11/24/2026 07:20:00 PM", "2026-11-24T19:20:00"],
  ["11/24/2026 12:05 AM", "2026-11-24T00:05:00"],
  ["1/2/2026 13:05", "2026-01-02T13:05:00"],
  ["2026/11/24 7:20", "2026/11/24 7:20"],
  ["2026-11-24T07:20:00+08:00", "2026-11-24T07:20:00+08:00"],
  ["昨天", "昨天"],
])("%s", (text, iso) => expect(plainMoment(text)).toBe(iso));

describe("a row", () => {
  const full = { 时间: "2026/11/24 7:20", x: "113.1", y: 34.2, 类: "09001", 来源: "巡查", 电话: "13800000000", 内容: null };

  test("is numbered by file and row unless a column gives a number", () => {
    expect(row(full).id).toBe("d1-7");
    expect(row({ ...full, n: "A-1" }, { columns: { ...READING.columns, id: "n" } }).id).toBe("A-1");
  });

  test("a date and a time of day are one moment", () => {
    const columns = { date: "日", time: "时", lon: "x", lat: "y", category: "类" } as const;
    expect(row({ 日: "2026-11-24", 时: "7:05", x: 1, y: 2, 类: "a" }, { columns }).at).toBe("2026-11-24T07:05");
    expect(row({ 日: "2026年11月24日", 时: "19:05:09" }, { columns }).at).toBe("2026-11-24T19:05:09");
    expect(row({ 日: "2026-11-24", 时: "" }, { columns }).at).toBe("2026-11-24");
  });

  test("coordinates are converted; what is no number is left to the intake", () => {
    const point = ([x, y]: readonly [number, number]): readonly [number, number] => [x + 1, y + 1];
    expect(row(full, { point })).toMatchObject({ lon: 114.1, lat: 35.2 });
    expect(row({ ...full, x: "东经" }, { point })).toMatchObject({ lon: "东经", lat: "34.2" });
    expect(row({ ...full, y: null }, { point })).toMatchObject({ lon: "113.1", lat: null });
  });

  test("channel of the row, else the one for all; who reported only where told", () => {
    expect(row(full)).toMatchObject({ channel: "巡查", reporter: { name: null, phone: "13800000000", email: null } });
    expect(row({ ...full, 来源: "", 电话: "" })).toMatchObject({ channel: "import" });
    expect(row({ ...full, 电话: null })).not.toHaveProperty("reporter");
  });

  test("is read by the intake", () => {
    const frame = {
      clock: wallClock("Asia/Shanghai"),
      now: Date.UTC(2026, 11, 1),
      category: (text: string) => text,
      point: (point: readonly [number, number]) => point,
    };
    const read = readReport(row(full), frame);
    expect(read).toMatchObject({ ok: true, report: { at: Date.UTC(2026, 10, 23, 23, 20), channel: "patrol", point: [113.1, 34.2] } });
    const wrong = readReport(row({ ...full, x: "东经", 时间: "昨天" }), frame);
    expect(wrong.ok ? [] : wrong.faults.map(({ field }) => field)).toEqual(expect.arrayContaining(["at", "lon"]));
  });
});
