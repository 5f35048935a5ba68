import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wallClock } from "../../../duty/time/wall-clock";
import { type Camera, reviewOfCamera } from "../../../duty/violation/camera";
import { gcj02 } from "../../../geo/coordinate/gcj02";
import { wordsOf } from "../../words/words";
import { cameraCsv } from "./camera-csv";
import { camerasFound, dayText, missingReviews, sentOf } from "./camera-line";
import { type CameraSheet, MOST_CAMERAS, pasted, readCameraSheet } from "./camera-sheet";
import { SHEET_FAULTS, sheetFault } from "./sheet-fault";

const clock = wallClock("Asia/Shanghai");
const frame = { clock, toWgs84: (point: readonly [number, number]) => point };
const DAY = 86_400_000;
/** Midnight of 2026-03-01 in Shanghai. */
const MARCH = Date.UTC(2026, 1, 28, 16);

const camera = (code: string, more: Partial<Camera> = {}): Camera => ({
  code,
  name: `路口 ${code}`,
  lon: 113.4,
  lat: 34.9,
  legalReviewAt: MARCH,
  technicalReviewAt: MARCH,
  publishedAt: MARCH,
  ...more,
});
const registered = (...cameras: readonly Camera[]) => new Map(cameras.map((one) => [one.code, one]));
const read = (text: string, known = registered()) => readCameraSheet(pasted(text), known, frame);
const good = (sheet: CameraSheet) => {
  if (!sheet.ok) throw new Error(sheet.fault);
  return sheet;
};

describe("a table of cameras", () => {
  test("Chinese heads, Chinese days, tabs of a spreadsheet; a vehicle has no place", async () => {
    const sheet = good(
      await read(
        "编码\t名称\t经度\t纬度\t法制审核日期\t技术审核\t公示日期\t备注\nC1\t校门\t113.4\t34.9\t2026年3月1日\t2026/3/2\t\t旧\nV1\t巡逻车\t\t\t\t\t\t",
      ),
    );
    expect(sheet.wrong).toEqual([]);
    expect(sheet.unused).toEqual(["备注"]);
    expect(sheet.rows).toEqual([
      {
        number: 2,
        is: "new",
        camera: {
          code: "C1",
          name: "校门",
          lon: 113.4,
          lat: 34.9,
          legalReviewAt: "2026-3-1",
          technicalReviewAt: "2026/3/2",
          publishedAt: null,
        },
      },
      {
        number: 3,
        is: "new",
        camera: { code: "V1", name: "巡逻车", lon: null, lat: null, legalReviewAt: null, technicalReviewAt: null, publishedAt: null },
      },
    ]);
  });

  test("each wrong cell is named with its row; right rows beside it are read", async () => {
    const sheet = good(
      await read(
        [
          "code,name,lon,lat,legalReviewAt,technicalReviewAt,publishedAt",
          "C1,a,113,34,2026-01-01,,",
          ",b,113,34,,,",
          "C3,,113,34,,,",
          "C4,d,east,91,,,",
          "C5,e,113,,,,",
          "C6,f,113,34,2026-02-30,soon,",
          "C1,again,113,34,,,",
          `C8,${"x".repeat(201)},113,34,,,`,
          "C9,short",
          "C10,g,113,34,,,2026-01-01T08:00:00Z",
        ].join("\n"),
      ),
    );
    expect(sheet.rows.map(({ number, camera: { code } }) => [number, code])).toEqual([
      [2, "C1"],
      [11, "C10"],
    ]);
    expect(sheet.wrong.map(({ number, field, fault }) => [number, field, fault])).toEqual([
      [3, "code", "missing"],
      [4, "name", "missing"],
      [5, "lon", "bad-number"],
      [5, "lat", "out-of-range"],
      [6, "lat", "half-place"],
      [7, "legalReviewAt", "bad-day"],
      [7, "technicalReviewAt", "bad-day"],
      [8, "code", "repeated"],
      [9, "name", "too-long"],
      [10, null, "csv.columns"],
    ]);
    expect(sheet.wrong[2]?.got).toBe("east");
  });

  test("what the table has no column for stays as registered; an empty cell takes it away", async () => {
    const known = registered(camera("C1"), camera("C2"));
    const partly = good(await read("code,publishedAt\nC1,\nC2,2026-05-01\nC3,", known));
    expect(partly.rows.map(({ camera: one, is }) => [is, one])).toEqual([
      ["known", { ...sentOf(camera("C1"), clock), publishedAt: null }],
      ["known", { ...sentOf(camera("C2"), clock), publishedAt: "2026-05-01" }],
    ]);
    expect(partly.wrong).toMatchObject([{ number: 4, field: "name", fault: "missing" }]);
  });

  test("tables that are none", async () => {
    expect(await read("")).toMatchObject({ ok: false, fault: "csv.empty" });
    expect(await read("code,name\n")).toMatchObject({ ok: false, fault: "csv.empty" });
    expect(await read("name,lon\na,1")).toMatchObject({ ok: false, fault: "no-code" });
    const many = Array.from({ length: MOST_CAMERAS + 1 }, (_, index) => `C${index},n`).join("\n");
    expect(await read(`code,name\n${many}`)).toMatchObject({ ok: false, fault: "too-many" });
    expect(good(await read(`code,name\n${many.slice(0, many.lastIndexOf("\n"))}`)).rows).toHaveLength(MOST_CAMERAS);
    const big = { name: "big.csv", size: 6_000_000, read: async () => new Uint8Array() };
    expect(await readCameraSheet(big, registered(), frame)).toMatchObject({ ok: false, fault: "too-large" });
  });

  test("GBK as spreadsheets of Chinese Windows save it, and GCJ-02 moved to WGS84", async () => {
    // 编码,名称 and 校门 in GBK
    const bytes = Uint8Array.from([
      0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x6c, 0x6f, 0x6e, 0x2c, 0x6c, 0x61, 0x74, 0x0a, 0x43, 0x31, 0x2c, 0xd0,
      0xa3, 0xc3, 0xc5, 0x2c, 0x31, 0x31, 0x33, 0x2e, 0x34, 0x2c, 0x33, 0x34, 0x2e, 0x39, 0x0a,
    ]);
    const source = { name: "c.csv", size: bytes.length, read: async (from: number, length: number) => bytes.subarray(from, from + length) };
    const sheet = good(await readCameraSheet(source, registered(), { clock, toWgs84: (point) => gcj02.toWgs84(point) }));
    const [one] = sheet.rows;
    expect(one?.camera.name).toBe("校门");
    const [lon, lat] = gcj02.fromWgs84([one?.camera.lon as number, one?.camera.lat as number]);
    expect([lon, lat].map((value) => value.toFixed(5))).toEqual(["113.40000", "34.90000"]);
    expect(Math.abs((one?.camera.lon as number) - 113.4)).toBeGreaterThan(0.001);
  });

  test("the table handed out reads back as what is registered, in both languages", async () => {
    const text = fc.stringMatching(/^[=+\-@]?[a-zA-Z\u4e00-\u4eff",;\n ]{0,10}[a-z]$/);
    const maybeDay = fc.option(
      fc.integer({ min: 0, max: 500 }).map((hours) => MARCH + hours * 3_600_000),
      { nil: null },
    );
    const one = fc.record({
      code: fc.stringMatching(/^[=+\-@]?[A-Z0-9,"]{1,8}$/),
      name: text,
      place: fc.option(fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 5e8 })), { nil: null }),
      legalReviewAt: maybeDay,
      technicalReviewAt: maybeDay,
      publishedAt: maybeDay,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(one, { selector: ({ code }) => code, maxLength: 6, minLength: 1 }),
        fc.constantFrom("zh", "en"),
        async (drawn, language) => {
          const cameras = drawn.map(
            ({ place, ...rest }): Camera => ({
              ...rest,
              name: rest.name.trim(),
              lon: place && place[0] / 1e7,
              lat: place && place[1] / 1e7,
            }),
          );
          const sheet = good(await read(cameraCsv(cameras, clock, language as "zh" | "en")));
          expect(sheet.wrong).toEqual([]);
          expect(sheet.rows.map(({ camera: sent }) => sent)).toEqual(cameras.map((each) => sentOf(each, clock)));
        },
      ),
      { numRuns: 200 },
    );
  });
});

test("every fault of a table is told in words, in both languages", () => {
  const values = { most: 5 };
  for (const language of ["zh", "en"] as const) {
    const said = (fault: string) => sheetFault(fault, values, wordsOf(language), language);
    for (const fault of [
      ...SHEET_FAULTS,
      "csv.columns",
      "csv.empty",
      "csv.unclosed-quote",
      "csv.quote",
      "csv.nul",
      "csv.too-long",
      "text.encoding",
    ]) {
      expect(said(fault)).not.toBe(fault);
      expect(said(fault)).not.toMatch(/[{}]/);
    }
  }
});

describe("a camera's review", () => {
  test("nothing is missing exactly when the portal calls it reviewed", () => {
    const maybe = fc.option(fc.integer({ min: -3, max: 3 }), { nil: null }).map((days) => days && MARCH + days * DAY);
    fc.assert(
      fc.property(maybe, maybe, maybe, fc.boolean(), (legalReviewAt, technicalReviewAt, publishedAt, fixed) => {
        const one = camera("C", { legalReviewAt, technicalReviewAt, publishedAt, ...(fixed ? {} : { lon: null, lat: null }) });
        expect(missingReviews(one, MARCH).length === 0).toBe(reviewOfCamera(one, MARCH) === "reviewed");
      }),
      { numRuns: 500 },
    );
  });

  test("one to come says when", () => {
    expect(missingReviews(camera("C", { legalReviewAt: MARCH + DAY, publishedAt: null }), MARCH)).toEqual([
      { what: "legalReviewAt", from: MARCH + DAY },
      { what: "publishedAt", from: null },
    ]);
  });

  test("a midnight is a day, anything else tells its hour", () => {
    expect(dayText(MARCH, clock)).toBe("2026-03-01");
    expect(dayText(MARCH + 3_600_000, clock)).toBe("2026-03-01T01:00:00+08:00");
    expect(dayText(null, clock)).toBeNull();
  });

  test("found by part of code or name in any case, and by review", () => {
    const lines = [
      { ...camera("ABC-1"), review: "reviewed" as const },
      { ...camera("abd-2", { legalReviewAt: null }), review: "unreviewed" as const },
      { ...camera("X3"), review: "reviewed" as const },
    ];
    const codes = (typed: string, review: "all" | "reviewed" | "unreviewed" = "all") =>
      camerasFound(lines, typed, review).map(({ code }) => code);
    expect(codes("AB")).toEqual(["ABC-1", "abd-2"]);
    expect(codes("ab", "reviewed")).toEqual(["ABC-1"]);
    expect(codes("路口 x")).toEqual(["X3"]);
    expect(codes("", "unreviewed")).toEqual(["abd-2"]);
  });
});
