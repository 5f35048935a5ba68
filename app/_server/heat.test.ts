import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cellsAnswer, changeAnswer, hoursAnswer, significanceAnswer, squaresAnswer } from "../../components/heat/heat-answers";
import type { Actor } from "../../db/audit";
import { makeCurrent } from "../../db/city";
import { type DatabaseForTests, freshDatabase } from "../../db/database-for-tests";
import { savePlan } from "../../db/save-plan";
import { insertViolations, type NewViolation } from "../../db/store-violations";
import { createToken } from "../../db/token";
import * as table from "../../db/violation";
import { sketch } from "../../duty/sketch";
import { NOWHERE } from "../../duty/violation/nowhere-for-tests";
import * as cellsRoute from "../api/heat/cells/route";
import * as changeRoute from "../api/heat/change/route";
import * as exportRoute from "../api/heat/export/route";
import * as exposureRoute from "../api/heat/exposure/route";
import * as hoursRoute from "../api/heat/hours/route";
import * as publicRoute from "../api/heat/public/route";
import * as significanceRoute from "../api/heat/significance/route";
import * as squaresRoute from "../api/heat/squares/route";
import * as tallyRoute from "../api/heat/tally/route";
import { forgetEnv } from "./env";
import { periodsOf } from "./heat-change";
import { dropKept } from "./kept";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
const WEST = 113.4;
const SOUTH = 34.9;
const SIDE = 0.004;
let own: DatabaseForTests;
let city: number;
let token: string;
let reporter: string;

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const get = (route: { readonly GET: unknown }, path: string, headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
  (route.GET as Handler)(new Request(`http://127.0.0.1:3000/api/heat/${path}`, { headers }), { params: Promise.resolve({}) });
const bytes = async (route: { readonly GET: unknown }, path: string) => (await get(route, path)).arrayBuffer();
const json = async (route: { readonly GET: unknown }, path: string) => (await get(route, path)).json();
const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);

let count = 0;
const violation = (at: string, column: number, row: number, more: Partial<NewViolation> = {}): NewViolation => ({
  source: "s",
  sourceId: String(count++),
  at: Date.parse(at),
  point: [WEST + (column + 0.5) * SIDE, SOUTH + (row + 0.5) * SIDE],
  category: "09001",
  channel: "patrol",
  kind: "held",
  cell: `0${1 - row}0${column}`,
  grid: `G0${1 - row}0${column}`,
  squad: column === 2 ? "B" : "A",
  lead: null,
  ...NOWHERE,
  description: null,
  ...more,
});

/** Mondays of October 2026, 07:20 in the city, in the south-west cell; and a few others. */
const ROWS = () => [
  ...["05", "12", "19", "26"].flatMap((day) => Array.from({ length: 3 }, () => violation(`2026-10-${day}T07:20:00+08:00`, 0, 0))),
  ...Array.from({ length: 4 }, () => violation("2026-10-06T16:40:00+08:00", 2, 1, { channel: "12345", category: "09005" })),
  violation("2026-09-30T23:59:00+08:00", 1, 0, { category: "06001" }),
  violation("2026-10-07T12:00:00+08:00", 1, 1, { allowance: "Y1" }),
];

beforeAll(async () => {
  // The clock alone: which months are over must not depend on when this runs.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-26T08:00:00Z") });
  own = await freshDatabase();
  process.env.DATABASE_URL = own.url;
  process.env.WUDING_ENGINE = own.engine;
  forgetEnv();
  dropKept();
  city = (await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }))).id;
  await savePlan(own.db, city, sketch("AAB / AAB", { side: SIDE }), BY);
  token = (await createToken(own.db, { name: "leader", role: "leader", by: BY })) as string;
  reporter = (await createToken(own.db, { name: "intake", role: "intake", by: BY })) as string;
  await insertViolations(own.db, city, ROWS());
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  dropKept();
  await own.drop();
});

test("while the table is read for the first time a question is told to come again, with the share done", async () => {
  const real = table.scanHeat;
  let go = () => {};
  const gate = new Promise<void>((done) => {
    go = done;
  });
  const spy = vi.spyOn(table, "scanHeat").mockImplementation(async (db, id, options) => {
    await gate;
    return real(db, id, options);
  });
  const answer = await get(squaresRoute, "squares");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await answer.json()).toMatchObject({ fault: "heat.building", done: 0 });
  expect((await get(tallyRoute, "tally")).status).toBe(503);
  expect(spy).toHaveBeenCalledTimes(1);
  go();
  spy.mockRestore();
  expect((await json(tallyRoute, "tally")).total).toBe(17);
});

test("a reading that fails is an incident once, and taken up again by the next question", async () => {
  dropKept();
  const quiet = vi.spyOn(console, "error").mockImplementation(() => {});
  const spy = vi.spyOn(table, "scanHeat").mockRejectedValueOnce(new Error("the database is away"));
  expect((await get(tallyRoute, "tally")).status).toBe(500);
  spy.mockRestore();
  expect((await json(tallyRoute, "tally")).total).toBe(17);
  quiet.mockRestore();
});

describe("answers", () => {
  test("squares, hours and cells hold every violation once; what an allowance permits only when asked for", async () => {
    const squares = squaresAnswer(await bytes(squaresRoute, "squares?metres=100"));
    expect([squares.head.total, sum(squares.count), squares.frame.metres]).toEqual([17, 17, 100]);
    const { west, south, stepLon, stepLat } = squares.frame;
    const most = [...squares.count].indexOf(12);
    expect(Math.abs(west + ((squares.column[most] as number) + 0.5) * stepLon - (WEST + SIDE / 2))).toBeLessThanOrEqual(stepLon / 2);
    expect(Math.abs(south + ((squares.row[most] as number) + 0.5) * stepLat - (SOUTH + SIDE / 2))).toBeLessThanOrEqual(stepLat / 2);
    const hours = hoursAnswer(await bytes(hoursRoute, "hours?metres=400"));
    expect(sum(hours.count.filter((_count, k) => hours.hour[k] === 7))).toBe(12);
    expect(sum(hours.count.filter((_count, k) => hours.hour[k] === 16))).toBe(4);
    const cells = cellsAnswer(await bytes(cellsRoute, "cells"));
    expect(Object.fromEntries(cells.codes.map((code, k) => [code, cells.count[k]]))).toEqual({ "0100": 12, "0002": 4, "0101": 1 });
    expect(cells.hectares[0]).toBeGreaterThan(15);
    expect((await json(tallyRoute, "tally?permitted=with")).total).toBe(18);
  });

  test("tallies leave out their own part of the question", async () => {
    const told = await json(tallyRoute, "tally?cat=09001&ch=patrol&from=2026-10-01&to=2026-10-13");
    expect(told).toMatchObject({
      total: 6,
      all: 18,
      byCategory: { "09001": 6 },
      byChannel: { patrol: 6 },
      bySquad: { A: 6 },
      byDay: { from: "2026-10-05" },
    });
    expect([told.byHourOfWeek.length, told.byHourOfWeek[7], sum(told.byDay.counts)]).toEqual([168, 6, 12]);
    expect(await json(tallyRoute, "tally?box=113.5,34.8,113.6,35")).toMatchObject({ total: 0, anywhere: 17 });
  });

  test("significance and change come with their tests; exposure with its verdict", async () => {
    const significance = significanceAnswer(await bytes(significanceRoute, "significance?metres=100"));
    expect(sum(significance.count)).toBe(17);
    expect(significance.z.length).toBe(significance.count.length);
    const change = changeAnswer(await bytes(changeRoute, "change?metres=100&against=week&from=2026-10-05&to=2026-10-12"));
    expect(change.periods).toEqual({
      now: ["2026-10-05", "2026-10-12"],
      before: ["2026-09-28", "2026-10-05"],
      nowTotal: 7,
      beforeTotal: 1,
    });
    const exposure = await json(exposureRoute, "exposure?squad=A");
    expect(exposure.byGrid.map(({ grid }: { grid: string }) => grid)).not.toContain("G0002");
    expect([exposure.byHour.length, sum(exposure.byGrid.map(({ own: finds }: { own: number }) => finds)), exposure.verdict.code]).toEqual([
      168,
      13,
      "too-few",
    ]);
  });

  test("the same state is not sent twice; a new violation is in the next answer", async () => {
    const first = await get(squaresRoute, "squares");
    const etag = first.headers.get("etag") as string;
    const headers = { authorization: `Bearer ${token}`, "if-none-match": etag };
    expect((await get(squaresRoute, "squares", headers)).status).toBe(304);
    await insertViolations(own.db, city, [violation("2026-10-08T09:00:00+08:00", 0, 1)]);
    const next = await get(squaresRoute, "squares", headers);
    expect([next.status, squaresAnswer(await next.arrayBuffer()).head.total]).toEqual([200, 18]);
  });

  test.each([
    ["cat=stalls", "cat", '"stalls"'],
    ["hours=ff", "hours", '"ff"'],
    ["from=2026-02-30", "from", '"2026-02-30"'],
    ["near=pub~100", "near", '"pub~100"'],
    ["box=1,2,3", "box", '"1,2,3"'],
    ["metres=7", "metres", '"7"'],
  ])("%s is refused with field, expectation and what came", async (query, field, got) => {
    const answer = await get(squaresRoute, `squares?${query}`);
    const body = await answer.json();
    expect(answer.status).toBe(400);
    expect(body).toMatchObject({ fault: "input.invalid", errors: [{ field, got }] });
    expect(body.errors[0].expected.length).toBeGreaterThan(3);
  });

  test("who may not read heat is told so", async () => {
    expect((await get(squaresRoute, "squares", { authorization: `Bearer ${reporter}` })).status).toBe(403);
    expect((await get(squaresRoute, "squares", {})).status).toBe(401);
  });
});

describe("files", () => {
  test("CSV opens in spreadsheets: byte order mark, headings and verdicts in the language asked for", async () => {
    const csv = async (query: string, language: string) =>
      new TextDecoder("utf-8", { ignoreBOM: true }).decode(
        await (
          await get(exportRoute, `export?as=csv&${query}`, { authorization: `Bearer ${token}`, "accept-language": language })
        ).arrayBuffer(),
      );
    const zh = await csv("layer=squares&metres=400", "zh-CN");
    expect(zh.startsWith("\ufeff中心经度,中心纬度,边长（米）,件数,占比\r\n")).toBe(true);
    expect(
      sum(
        zh
          .trim()
          .split("\r\n")
          .slice(1)
          .map((line) => Number(line.split(",")[3])),
      ),
    ).toBe(18);
    expect(await csv("layer=significance&metres=400", "zh-CN")).toContain("偶然波动");
    expect(await csv("layer=change&metres=400&against=week&from=2026-10-05&to=2026-10-12", "en")).toMatch(
      /^\ufeffLongitude[^\n]*Difference,q,Verdict/,
    );
    expect(await csv("layer=cells", "zh-CN")).toContain("0100,");
  });

  test("GeoJSON has a closed outline for each square; one hour alone when asked", async () => {
    const told = await json(exportRoute, "export?as=geojson&layer=squares&metres=100&hour=16");
    expect(told.features).toHaveLength(1);
    expect(told.features[0]).toMatchObject({ properties: { count: 4, side: 100 }, geometry: { type: "Polygon" } });
    const [ring] = told.features[0].geometry.coordinates;
    expect(ring[0]).toEqual(ring[4]);
  });

  test.each(["kernel", "squares", "cells", "significance", "change"])("the page of %s is a PDF", async (layer) => {
    const answer = await get(exportRoute, `export?as=pdf&layer=${layer}&metres=100`);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString("latin1"),
    ).toBe("%PDF-");
  });
});

describe("the public's heat", () => {
  test("complete months, five and more, for everybody; a later violation of a told month does not move it", async () => {
    const told = await (await get(publicRoute, "public?month=2026-10", {})).json();
    expect(told).toMatchObject({ month: "2026-10", k: 5, squares: [{ count: 10 }] });
    expect(told.months).toContain("2026-09");
    await insertViolations(
      own.db,
      city,
      [1, 2, 3].map(() => violation("2026-10-09T07:20:00+08:00", 0, 0)),
    );
    dropKept();
    expect((await (await get(publicRoute, "public?month=2026-10", {})).json()).squares).toEqual(told.squares);
    for (const month of ["2026-13", "1999-01", "2099-01", "x"])
      expect((await get(publicRoute, `public?month=${month}`, {})).status).toBe(400);
  });
});

describe("periods that are compared", () => {
  const today = "2026-11-26";
  test.each([
    [null, null, "week", ["2026-11-20", "2026-11-27"], ["2026-11-13", "2026-11-20"]],
    [null, null, "year", ["2026-10-30", "2026-11-27"], ["2025-10-31", "2025-11-28"]],
    ["2026-10-01", "2026-10-04", "month", ["2026-10-01", "2026-10-04"], ["2026-09-03", "2026-09-06"]],
    // A span longer than the shift would be compared with a part of itself: its last days count.
    ["2026-01-01", "2026-11-01", "week", ["2026-10-25", "2026-11-01"], ["2026-10-18", "2026-10-25"]],
  ] as const)("%s to %s against last %s", (from, to, against, now, before) => {
    expect(periodsOf({ from, to }, against, today)).toEqual({ now, before });
  });
});
