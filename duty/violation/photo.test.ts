import exifReader from "exif-reader";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wallClock } from "../time/wall-clock";
import { type ExifTold, exifTold } from "./photo-exif";
import { exifOf } from "./photo-for-tests";
import { jpegScans, pngMoves } from "./photo-frames";
import { photoKind } from "./photo-kind";
import { photoTold } from "./photo-told";

const CITY = wallClock("Asia/Shanghai");
const NOW = Date.parse("2026-11-26T00:00:00Z");
const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("what bytes are", () => {
  test.each([
    ["\xff\xd8\xff\xe0 anything", { taken: "jpeg" }],
    ["\x89PNG\r\n\x1a\n....", { taken: "png" }],
    ["RIFF\x10\0\0\0WEBPVP8 ", { taken: "webp" }],
    ["RIFF\x10\0\0\0WAVEfmt ", null],
    ["GIF89a", { refused: "GIF" }],
    ["\0\0\0\x18ftypheic\0\0\0\0", { refused: "HEIC" }],
    ["\0\0\0\x18ftypmif1\0\0\0\0", { refused: "HEIC" }],
    ["\0\0\0\x18ftypavif\0\0\0\0", { refused: "AVIF" }],
    ["\0\0\0\x18ftypisom\0\0\0\0", null],
    ["II*\0....", { refused: "TIFF" }],
    ["%PDF-1.7", { refused: "PDF" }],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', { refused: "SVG" }],
    ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x -->\n<svg>', { refused: "SVG" }],
    ["<html><script>alert(1)</script>", null],
    ["PK\x03\x04", null],
    ["", null],
    ["\xff\xd8", null],
  ])("%j", (text, kind) => {
    expect(photoKind(bytes(text))).toEqual(kind);
  });

  test("any bytes get an answer", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (any) => [photoKind(any), pngMoves(any), jpegScans(any)].length === 3));
  });

  test("a PNG moves when its control chunk stands before the pixels; a length that lies ends the walk", () => {
    const chunk = (name: string, length = 0) => `${String.fromCharCode(0, 0, 0, length)}${name}${"\0".repeat(length)}\0\0\0\0`;
    const png = (...chunks: string[]) => bytes(`\x89PNG\r\n\x1a\n${chunks.join("")}`);
    expect(pngMoves(png(chunk("IHDR", 13), chunk("acTL", 8), chunk("IDAT", 2)))).toBe(true);
    expect(pngMoves(png(chunk("IHDR", 13), chunk("IDAT", 2), chunk("acTL", 8)))).toBe(false);
    expect(pngMoves(png(chunk("IHDR", 13), "\xff\xff\xff\xffacTX"))).toBe(false);
  });

  test("scans are counted, stuffed bytes are not", () => {
    expect(jpegScans(bytes("\xff\xd8\xff\xda..\xff\0\xda\xff\xda\xff\xd9\xff"))).toBe(2);
  });
});

describe("when and where a photo was taken", () => {
  const part = fc.integer({ min: 0, max: 59 });
  const said = fc.record({
    taken: fc.constantFrom("2026:11:24 07:20:00", "2019:01:02 03:04:05"),
    zone: fc.constantFrom("+08:00", "-05:30"),
    latitude: fc.tuple(fc.integer({ min: 0, max: 89 }), part, part),
    longitude: fc.tuple(fc.integer({ min: 0, max: 179 }), part, part),
    latitudeRef: fc.constantFrom("N", "S"),
    longitudeRef: fc.constantFrom("E", "W"),
    orientation: fc.integer({ min: 1, max: 8 }),
  });

  test("reads what was written, in both byte orders, as another reader reads it", () => {
    fc.assert(
      fc.property(said, fc.boolean(), fc.boolean(), (exif, little, prefixed) => {
        const block = exifOf(exif, little);
        const told = exifTold(prefixed ? Buffer.concat([Buffer.from("Exif\0\0"), block]) : block);
        const { orientation: _turned, ...expected } = exif;
        expect(told).toEqual({ ...expected, status: null });
        const other = exifReader(Buffer.from(block));
        expect(other.Photo?.DateTimeOriginal?.toISOString().slice(0, 19)).toBe(
          told.taken?.replace(":", "-").replace(":", "-").replace(" ", "T"),
        );
        expect([other.Photo?.OffsetTimeOriginal, other.GPSInfo?.GPSLatitude, other.GPSInfo?.GPSLongitudeRef]).toEqual([
          told.zone,
          told.latitude,
          told.longitudeRef,
        ]);
      }),
    );
  });

  test("damaged anywhere it throws nothing and tells a place in range or none", () => {
    const block = exifOf({
      taken: "2026:11:24 07:20:00",
      latitude: [34, 54, 0],
      latitudeRef: "N",
      longitude: [113, 24, 0],
      longitudeRef: "E",
    });
    const hurt = fc.array(fc.tuple(fc.nat(block.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(hurt, fc.nat(block.length), (changes, length) => {
        const copy = block.slice();
        for (const [at, value] of changes) copy[at] = value;
        const { takenAt, point } = photoTold(exifTold(copy.subarray(0, length)), CITY, NOW);
        expect(takenAt === null || (takenAt > 0 && takenAt <= NOW)).toBe(true);
        expect(point === null || (Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  test("a block that claims gigabytes is read at once", () => {
    const block = new Uint8Array(65_500);
    const view = new DataView(block.buffer);
    block.set(bytes("II*\0\x08\0\0\0"));
    view.setUint16(8, 65_535, true);
    for (let entry = 10; entry + 12 < block.length; entry += 12) {
      view.setUint16(entry, entry % 2 ? 0x8769 : entry, true);
      view.setUint16(entry + 2, 4, true);
      view.setUint32(entry + 4, 0xffffffff, true);
      view.setUint32(entry + 8, 8, true);
    }
    const from = performance.now();
    expect(exifTold(block).taken).toBeNull();
    expect(performance.now() - from).toBeLessThan(200);
  });

  const told = (exif: Partial<ExifTold>) =>
    photoTold(
      { taken: null, zone: null, latitude: null, longitude: null, latitudeRef: null, longitudeRef: null, status: null, ...exif },
      CITY,
      NOW,
    );

  test.each([
    [{ taken: "2026:11:24 07:20:00" }, "2026-11-23T23:20:00Z"],
    [{ taken: "2026:11:24 07:20:00", zone: "+00:00" }, "2026-11-24T07:20:00Z"],
    [{ taken: "2026:11:24 07:20:00", zone: "summer" }, "2026-11-23T23:20:00Z"],
    [{ taken: "2026:11:26 08:00:00" }, "2026-11-26T00:00:00Z"],
    [{ taken: "2026:11:26 08:00:01" }, null],
    [{ taken: "2099:01:01 00:00:00" }, null],
    [{ taken: "1970:01:01 00:00:00" }, null],
    [{ taken: "2026:02:30 07:20:00" }, null],
    [{ taken: "0000:00:00 00:00:00" }, null],
    [{ taken: "<script>" }, null],
  ] as const)("taken %j", (exif, at) => {
    expect(told(exif).takenAt).toBe(at === null ? null : Date.parse(at));
  });

  const PLACE = { latitude: [34, 54, 0], latitudeRef: "N", longitude: [113, 24, 0], longitudeRef: "E" };
  test.each([
    [PLACE, [113.4, 34.9]],
    [{ ...PLACE, latitudeRef: "S", longitudeRef: "W" }, [-113.4, -34.9]],
    [{ ...PLACE, status: "A" }, [113.4, 34.9]],
    [{ ...PLACE, status: "V" }, null],
    [{ ...PLACE, latitude: [90, 0, 1] }, null],
    [{ ...PLACE, longitude: [180, 0, 1] }, null],
    [{ ...PLACE, longitude: [113, 60, 0] }, null],
    [{ ...PLACE, latitude: [Number.NaN, 0, 0] }, null],
    [{ ...PLACE, latitude: [Number.POSITIVE_INFINITY, 0, 0] }, null],
    [{ ...PLACE, latitudeRef: null }, null],
    [{ ...PLACE, longitude: null }, null],
    [{ latitude: [0, 0, 0], latitudeRef: "N", longitude: [0, 0, 0], longitudeRef: "E" }, null],
  ] as const)("taken at %j", (exif, point) => {
    const found = told(exif).point;
    if (point === null) expect(found).toBeNull();
    else for (const index of [0, 1]) expect(found?.[index]).toBeCloseTo(point[index] as number, 9);
  });
});
