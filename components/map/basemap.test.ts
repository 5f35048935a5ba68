import { expect, test } from "vitest";
import { basemapFault } from "./basemap";

test.each([
  ["raster", "https://t0.tianditu.gov.cn/vec_w/wmts?x={x}&y={y}&l={z}&tk=1", null],
  ["raster", "https://maps.city.gov/{z}/{x}.png", "placeholders"],
  ["raster", "javascript:alert(1)//{z}{x}{y}", "address"],
  ["raster", "https://maps city/{z}/{x}/{y}", "address"],
  ["style", "http://10.0.0.8/style.json", null],
  ["style", "/style.json", "address"],
  ["style", "", "address"],
] as const)("%s %s: %s", (kind, url, fault) => {
  expect(basemapFault(kind, url)).toBe(fault);
});
