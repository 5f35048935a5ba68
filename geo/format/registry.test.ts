import { expect, test } from "vitest";
import { heldBytes } from "./byte-source";
import type { ReadFault, ReadFeature, WriteLayer } from "./format";
import { FORMATS, formatOf } from "./registry";
import { utf8 } from "./text";

const formatAt = (bytes: Uint8Array | string, name: string) =>
  formatOf(typeof bytes === "string" ? utf8(bytes) : bytes.subarray(0, 4096), name)?.name ?? null;

test("files are told by their beginning and their name", () => {
  expect(formatAt("a,b\n1,2\n", "x.CSV")).toBe("csv");
  expect(formatAt("a\tb\n", "x.txt")).toBe("csv");
  expect(formatAt('{"type":"FeatureCollection"', "x.json")).toBe("geojson");
  expect(formatAt('{"type":"FeatureCollection"', "x.txt")).toBe("geojson");
  expect(formatAt(new Uint8Array([0x50, 0x4b, 3, 4]), "x.xlsx")).toBe("xlsx");
  expect(formatAt(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "x.xls")).toBe("xlsx");
  expect(formatAt(new Uint8Array([0x50, 0x4b, 3, 4]), "x.zip")).toBe("shapefile");
  expect(formatAt('<?xml version="1.0"?><kml xmlns="x">', "x.kml")).toBe("kml");
  expect(formatAt('<?xml version="1.0"?><osm version="0.6">', "x.osm")).toBe("osm");
  expect(formatAt(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), "x.png")).toBeNull();
  expect(formatAt(new Uint8Array(0), "x")).toBeNull();
});

test("what each format writes is recognised as its own, and reads back", async () => {
  const layer: WriteLayer = {
    name: "grids",
    fields: [
      { name: "code", type: "text" },
      { name: "count", type: "number" },
    ],
    shape: "area",
    rows: [
      {
        values: ["\u8857\u9053", 3],
        shape: {
          type: "area",
          area: [
            [
              [
                [114, 22],
                [114.1, 22],
                [114.1, 22.1],
                [114, 22],
              ],
            ],
          ],
        },
      },
    ],
  };
  for (const format of FORMATS.filter(({ write }) => write)) {
    const parts: Uint8Array[] = [];
    for await (const part of format.write!([layer], "city")) parts.push(part);
    const bytes = new Uint8Array(Buffer.concat(parts));
    const name = `city.${format.written?.extension}`;
    expect([format.name, formatAt(bytes, name)]).toEqual([format.name, format.name]);
    const file = await format.open(heldBytes(name, bytes));
    const items: (ReadFeature | ReadFault)[] = [];
    for await (const item of file.features()) items.push(item);
    expect(file.layers.map(({ name, fields }) => [name, fields])).toEqual([["grids", ["code", "count"]]]);
    expect(items).toMatchObject([{ layer: "grids", properties: { code: "\u8857\u9053", count: 3 }, shape: { type: "area" } }]);
  }
});
