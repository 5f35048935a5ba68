import { expect, test } from "vitest";
import { fieldOf, guessedColumns, missingColumns, withColumn } from "./bulk-columns";

test.each([
  [
    ["案件编号", "上报时间", "经度", "纬度", "小类代码", "问题来源", "问题描述", "地址描述"],
    { id: "案件编号", at: "上报时间", lon: "经度", lat: "纬度", category: "小类代码", channel: "问题来源", description: "问题描述" },
  ],
  [
    ["ID", "Date", "Primary Type", "Latitude", "Longitude", "Block"],
    { id: "ID", date: "Date", category: "Primary Type", lat: "Latitude", lon: "Longitude", address: "Block" },
  ],
  [
    ["日期", "时刻", "lng", "lat", "类别（名称）", "电话"],
    { date: "日期", time: "时刻", lon: "lng", lat: "lat", category: "类别（名称）", phone: "电话" },
  ],
  [["time", "x", "y", "type"], { at: "time", lon: "x", lat: "y", category: "type" }],
  [["发生时间", "日期", "类别", "小类代码"], { at: "发生时间", category: "小类代码" }],
  [["a", "b"], {}],
] as const)("%j", (fields, columns) => expect(guessedColumns(fields)).toEqual(columns));

test("what misses is told; a channel may be one for all", () => {
  expect(missingColumns({})).toEqual(["at", "lon", "lat", "category"]);
  expect(missingColumns({ date: "d", lon: "x", lat: "y", category: "c" })).toEqual([]);
});

test("a column is one field, a field one column", () => {
  const columns = withColumn({ lon: "x", lat: "y" }, "y", "lon");
  expect(columns).toEqual({ lon: "y" });
  expect([fieldOf(columns, "y"), fieldOf(columns, "x")]).toEqual(["lon", null]);
  expect(withColumn(columns, "y", null)).toEqual({});
});
