import { describe, expect, test } from "vitest";
import { firstChoices, type ImportChoices, missing, optionsOf, settledInto, withUse } from "./import-choices";
import type { ImportHead, LayerSeen, VersionChoice } from "./import-job";

const areas: LayerSeen = {
  name: "a",
  fields: ["社区名称", "编码"],
  count: 2,
  shapes: ["area"],
  box: [117, 34, 118, 35],
  lon: null,
  lat: null,
};
const table: LayerSeen = { name: "t", fields: ["姓名", "电话", "经度", "纬度"], count: 3, shapes: [], box: null, lon: "经度", lat: "纬度" };

const head = (
  layers: readonly LayerSeen[],
  verdict: ImportHead["coordinates"]["verdict"],
  proposed: ImportHead["proposed"],
): ImportHead => ({
  format: "geojson",
  encoding: { name: "utf-8", by: "detected" },
  named: null,
  layers,
  coordinates: {
    verdict,
    candidates: [
      { code: "wgs84", name: "WGS 84" },
      { code: "gcj02", name: "GCJ-02" },
    ],
    swapped: false,
  },
  proposed,
});

const communities = { layer: "a", use: "communities", columns: { name: "社区名称" }, lon: null, lat: null, remembered: false } as const;
const asked = head([areas], "ask", [communities]);

describe("what stands chosen at first", () => {
  test("no system where several can be, the one where only one can", () => {
    expect(firstChoices(asked, null, "x").system).toBeNull();
    expect(firstChoices(head([areas], "one", [communities]), null, "x").system).toBe("wgs84");
    expect(firstChoices(head([areas], "none", [communities]), {}, "x").system).toBeNull();
  });

  test("what was told before a refused taking stands again", () => {
    const told = optionsOf({
      ...firstChoices(asked, null, "x"),
      system: "gcj02",
      whole: true,
      into: { ...firstChoices(asked, null, "x").into, way: "draft", plan: 7 },
    });
    const again = firstChoices(asked, told, "x");
    expect([again.system, again.whole, again.into.way, again.into.plan]).toEqual(["gcj02", true, "draft", 7]);
    expect(optionsOf(again)).toEqual(told);
  });
});

describe("what is missing", () => {
  const choices = (change: Partial<ImportChoices>, from = asked): ImportChoices => {
    const first = firstChoices(from, null, "draft");
    return { ...first, into: { ...first.into, city: 1 }, ...change };
  };

  test("the system, and nothing else once it is told", () => {
    expect(missing(choices({}), asked)).toEqual([{ need: "system" }]);
    expect(missing(choices({ system: "bd09" }), asked)).toEqual([]);
  });

  test("a needed column", () => {
    const layers = [{ ...communities, columns: {} }];
    expect(missing(choices({ system: "wgs84", layers }), asked)).toEqual([
      { need: "column", layer: "a", use: "communities", column: "name" },
    ]);
  });

  test("a use, when everything is left out", () => {
    const layers = [{ ...communities, use: "skip" as const }];
    expect(missing(choices({ system: "wgs84", layers }), asked)).toEqual([{ need: "use" }]);
  });

  test("a shape the layer does not have", () => {
    const layers = [withUse(communities, "street", areas)];
    expect(missing(choices({ system: "wgs84", layers }), asked)).toEqual([{ need: "shape", layer: "a", use: "street" }]);
  });

  test("of a table: columns for points where points are wanted, no system where none are", () => {
    const people = { layer: "t", use: "persons", columns: { name: "姓名" }, lon: null, lat: null } as const;
    const tabular = head([table], "none", [{ ...people, remembered: false }]);
    expect(missing(choices({}, tabular), tabular)).toEqual([]);
    const places = withUse(people, "places", table);
    expect([places.lon, places.lat]).toEqual(["经度", "纬度"]);
    const needs = (layers: ImportChoices["layers"]) => missing(choices({ layers }, tabular), tabular).map(({ need }) => need);
    expect(needs([places])).toEqual(["system", "column"]);
    expect(needs([{ ...places, lon: null }])).toEqual(["points"]);
  });

  test("where to", () => {
    const into = choices({}).into;
    const needs = (change: Partial<ImportChoices["into"]>) =>
      missing(choices({ system: "wgs84", into: { ...into, ...change } }), asked).map(({ need }) => need);
    expect(needs({ way: "draft" })).toEqual(["draft"]);
    expect(needs({ name: " " })).toEqual(["name"]);
    expect(needs({ city: null })).toEqual(["city"]);
    expect(needs({ city: null, cityName: "Z", timeZone: "Mars/Base" })).toEqual(["city"]);
    expect(needs({ city: null, cityName: "Z" })).toEqual([]);
  });
});

describe("where to, once the versions are known", () => {
  const version = (id: number, city: number, change: Partial<VersionChoice> = {}): VersionChoice => ({
    id,
    city,
    cityName: `${city}`,
    current: city === 2,
    sample: false,
    name: `${id}`,
    state: "in-force",
    ...change,
  });
  const into = firstChoices(asked, null, "x").into;

  test("the current city", () => expect(settledInto(into, [version(1, 1), version(2, 2)]).city).toBe(2));
  test("a new one when there is none, and when one was named", () => {
    expect(settledInto(into, []).city).toBeNull();
    expect(settledInto({ ...into, cityName: "Z" }, [version(2, 2)]).city).toBeNull();
  });
  test("a draft that is none any more is not chosen", () => {
    const chosen = { ...into, way: "draft" as const, plan: 5 };
    expect(settledInto(chosen, [version(5, 1, { state: "draft" })]).plan).toBe(5);
    expect(settledInto(chosen, [version(5, 1)]).plan).toBeNull();
  });
});
