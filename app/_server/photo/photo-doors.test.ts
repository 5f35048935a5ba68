import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../../db/audit";
import { makeCurrent } from "../../../db/city";
import { type DatabaseForTests, freshDatabase } from "../../../db/database-for-tests";
import { savePlan } from "../../../db/save-plan";
import { createToken } from "../../../db/token";
import { type Action, may, ROLES } from "../../../duty/may";
import { sketch } from "../../../duty/sketch";
import * as photoRoute from "../../api/photo/[key]/route";
import * as photosRoute from "../../api/photo/route";
import { cityChanged } from "../city";
import { forgetEnv } from "../env";
import { dropKept } from "../kept";
import { photoStorage } from "../storage/photo-storage";
import { type S3ForTests, startS3ForTests } from "../storage/s3-for-tests";
import { MOST_PHOTO_BYTES } from "./decode-photo";
import { halves, manyScans, promisedPng, withComment, withExif } from "./pictures-for-tests";
import { sweepPhotos } from "./sweep-photos";
import { takePhoto } from "./take-photo";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
const ORIGIN = "http://127.0.0.1:3000";
const DAY = 86_400_000;
const tokens: Record<string, string> = {};
let own: DatabaseForTests;
let city = 0;
let folder = "";
let s3: S3ForTests;

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const bearer = (role: string | null, more: Record<string, string> = {}) => ({
  ...(role === null ? {} : { authorization: `Bearer ${tokens[role]}` }),
  ...more,
});
const hand = (body: Uint8Array | ReadableStream, role: string | null = "officer", headers: Record<string, string> = {}) =>
  (photosRoute.POST as Handler)(
    new Request(`${ORIGIN}/api/photo`, {
      method: "POST",
      headers: bearer(role, headers),
      body: body as never,
      duplex: "half",
    } as RequestInit),
    { params: Promise.resolve({}) },
  );
const see = (key: string, query = "", role: string | null = "leader") =>
  (photoRoute.GET as Handler)(new Request(`${ORIGIN}/api/photo/${key}${query}`, { headers: bearer(role) }), {
    params: Promise.resolve({ key }),
  });
const told = async (answer: Promise<Response>) => {
  const { status } = await answer;
  return { status, ...(await (await answer).json()) };
};
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);
const rows = async () => Number((await own.db.sql`select count(*) from photo`)[0]?.count);

function storedIn(settings: Record<string, string>): void {
  for (const name of ["ENDPOINT", "BUCKET", "REGION", "KEY", "SECRET"]) delete process.env[`STORAGE_S3_${name}`];
  Object.assign(process.env, settings);
  forgetEnv();
  dropKept();
}

beforeAll(async () => {
  own = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), "wuding-photo-"));
  s3 = await startS3ForTests();
  Object.assign(process.env, { DATABASE_URL: own.url, WUDING_ENGINE: own.engine, DATA_DIR: folder });
  storedIn({});
  ({ id: city } = await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false })));
  await savePlan(own.db, city, sketch("AAB / ABB"), BY);
  for (const role of ROLES) tokens[role] = (await createToken(own.db, { name: `t-${role}`, role, by: BY })) as string;
});
afterAll(async () => {
  storedIn({});
  await s3.close();
  await own.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await own.db.sql`delete from violation_photo`;
  await own.db.sql`delete from photo`;
  await rm(join(folder, "photo"), { recursive: true, force: true });
});

test("who may hand in and who may see: each role by the table, nobody without an account", async () => {
  const { key } = await told(hand(await halves()));
  const doors: [Action, (role: string | null) => Promise<Response>, number][] = [
    ["violation.report", (role) => hand(Buffer.from("x"), role), 415],
    ["violation.read", (role) => see(key, "", role), 200],
  ];
  for (const [action, ask, status] of doors) {
    expect((await ask(null)).status).toBe(401);
    for (const role of ROLES) expect([role, (await ask(role)).status]).toEqual([role, may(role, action).ok ? status : 403]);
  }
});

describe("handed in", () => {
  test("when and where are read into the row, and nothing of them is in the picture", async () => {
    const bytes = withComment(
      withExif(await halves(), {
        taken: "2026:11:24 07:20:00",
        latitude: [34, 54, 0],
        latitudeRef: "N",
        longitude: [113, 24, 0],
        longitudeRef: "E",
        orientation: 6,
      }),
      "<script>alert(1)</script>",
    );
    const { status, ...photo } = await told(hand(bytes, "intake", { "content-type": "text/html" }));
    expect([status, photo]).toEqual([
      201,
      { key: expect.stringMatching(/^[\w-]{43}$/), width: 200, height: 400, takenAt: "2026-11-24T07:20:00+08:00", lon: 113.4, lat: 34.9 },
    ]);
    expect(await own.db.sql`select lon, lat, added_by, kind, extract(epoch from taken_at)::float8 * 1000 as at from photo`).toMatchObject([
      { lon: 113.4, lat: 34.9, added_by: "t-intake", kind: "image/jpeg", at: Date.parse("2026-11-23T23:20:00Z") },
    ]);
    const kept = Buffer.from(await (await see(photo.key)).arrayBuffer());
    expect(kept.toString("latin1")).not.toMatch(/script|2026:11|Exif/);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
    expect((await files()).sort()).toEqual([`${photo.key}.jpg`, `${photo.key}.thumb.jpg`]);
  });

  test("is seen as a picture and as nothing else, in both sizes, and kept by the browser for good", async () => {
    const { key } = await told(hand(await halves(1000, 500)));
    for (const [query, width] of [
      ["", 1000],
      ["?size=full", 1000],
      ["?size=thumb", 320],
    ] as const) {
      const answer = await see(key, query);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": "image/jpeg",
        "x-content-type-options": "nosniff",
        "content-disposition": "inline",
        "content-security-policy": "default-src 'none'",
        "cache-control": "private, max-age=31536000, immutable",
      });
      expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(width);
    }
    expect((await see(key, "?size=huge")).status).toBe(400);
  });

  test("twice it is one, also at once; another city does not see it", async () => {
    const bytes = await halves(500, 300, "png");
    const answers = await Promise.all(Array.from({ length: 8 }, () => told(hand(bytes))));
    expect(new Set(answers.map(({ status, key }) => `${status} ${key}`)).size).toBe(1);
    expect([await rows(), (await files()).length]).toEqual([1, 2]);
    const { id } = await own.db.sql.begin((sql) => makeCurrent(sql, { name: "there", timeZone: "Asia/Shanghai", sample: false }));
    await savePlan(own.db, id, sketch("AB"), BY);
    cityChanged();
    expect((await see(answers[0].key)).status).toBe(404);
    await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }));
    cityChanged();
    expect((await see(answers[0].key)).status).toBe(200);
  });

  test("keys that are none, keys of nothing, bytes that are gone", async () => {
    const status = async (key: string) => (await see(key)).status;
    expect(
      await Promise.all([status("x"), status("../../../../etc/passwd"), status(`${"a".repeat(42)}.`), status("a".repeat(43))]),
    ).toEqual([400, 400, 400, 404]);
    const { key } = await told(hand(await halves()));
    await photoStorage().remove(`${city}/${key}.jpg`);
    expect([await status(key), (await see(key, "?size=thumb")).status]).toEqual([404, 200]);
  });
});

describe("refused, and nothing stays", () => {
  test("hostile and broken pictures, each by its code", async () => {
    const whole = await halves(300, 300, "png");
    const cases: [Uint8Array, number, string][] = [
      [new Uint8Array(), 400, "photo.empty"],
      [Buffer.from("<html><script>alert(1)</script>"), 415, "photo.not-a-picture"],
      [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), 415, "photo.wrong-kind"],
      [await halves(20, 20, "gif"), 415, "photo.wrong-kind"],
      [promisedPng(60_000, 60_000), 413, "photo.too-many-pixels"],
      [manyScans(7000, 7000, 880), 400, "photo.broken"],
      [whole.subarray(0, whole.length / 2), 400, "photo.broken"],
      [new Uint8Array(MOST_PHOTO_BYTES + 1), 413, "photo.too-large"],
    ];
    for (const [bytes, status, fault] of cases) {
      const answer = await told(hand(bytes, "officer", { "content-type": "image/jpeg", "accept-language": "zh-CN" }));
      expect([answer.status, answer.fault]).toEqual([status, fault]);
      expect(answer.detail).toMatch(/\p{Script=Han}.*。$/u);
    }
    expect([await rows(), await files()]).toEqual([0, []]);
  });

  test("ten gigabytes: what the header says is refused unread, what lies about it is cut off", async () => {
    let pulled = 0;
    const endless = () =>
      new ReadableStream({
        pull(controller) {
          pulled += 65_536;
          if (pulled > 10e9) controller.close();
          else controller.enqueue(new Uint8Array(65_536).fill(0xff));
        },
      });
    expect(await told(hand(endless(), "officer", { "content-length": "10000000000" }))).toMatchObject({
      status: 413,
      fault: "photo.too-large",
    });
    expect(pulled).toBeLessThan(200_000);
    pulled = 0;
    expect(await told(hand(endless()))).toMatchObject({ status: 413, fault: "photo.too-large" });
    expect(pulled).toBeLessThan(MOST_PHOTO_BYTES + 300_000);
    expect([await rows(), await files()]).toEqual([0, []]);
  });

  test("a flood: two at a time are read, twenty wait, the others are told to come again; all who were taken are whole", async () => {
    const pictures = await Promise.all(Array.from({ length: 60 }, (_none, index) => halves(1200 + index, 900)));
    const answers = await Promise.all(pictures.map((bytes) => hand(bytes)));
    const taken = answers.filter(({ status }) => status === 201);
    const busy = answers.filter(({ status }) => status === 503);
    expect(taken.length + busy.length).toBe(60);
    expect([taken.length, busy.length].map((count) => count > 0)).toEqual([true, true]);
    expect(busy[0]?.headers.get("retry-after")).toBe("5");
    expect([await rows(), (await files()).length]).toEqual([taken.length, taken.length * 2]);
    expect((await hand(await halves())).status).toBe(201);
  });

  test("bodies that never end hold a bounded number of places, and give them back", async () => {
    const ends: (() => void)[] = [];
    const stuck = () => new ReadableStream({ start: (controller) => void ends.push(() => controller.close()) });
    const waiting = Array.from({ length: 30 }, () => hand(stuck()));
    await new Promise((go) => setTimeout(go, 500));
    expect(await told(hand(await halves()))).toMatchObject({ status: 503, fault: "photo.busy" });
    for (const end of ends) end();
    const faults = new Set((await Promise.all(waiting.map(told))).map(({ fault }) => fault as string));
    expect([...faults].filter((fault) => fault !== "photo.busy")).toEqual(["photo.empty"]);
    expect((await hand(await halves())).status).toBe(201);
  });
});

describe("orphans", () => {
  const age = (key: string) => own.db.sql`update photo set added_at = now() - interval '2 days' where key = ${key}`;

  test("rows and bytes of what nobody shows for a day go; the rest stays", async () => {
    const keys = await Promise.all([1, 2, 3].map(async (size) => (await takePhoto(await halves(size * 10, 10), "citizen")).key));
    const [old, shown, fresh] = keys as [string, string, string];
    await own.db.sql`insert into violation_photo (city, violation, key, place) values (${city}, 1, ${shown}, 0)`;
    for (const key of [old, shown]) await age(key);
    expect(await sweepPhotos(own.db, photoStorage(), Date.now() - DAY)).toBe(1);
    expect(await sweepPhotos(own.db, photoStorage(), Date.now() - DAY)).toBe(0);
    expect(await Promise.all(keys.map(async (key) => (await see(key)).status))).toEqual([404, 200, 200]);
    expect((await files()).sort()).toEqual([shown, fresh].flatMap((key) => [`${key}.jpg`, `${key}.thumb.jpg`]).sort());
  });

  test("a hundred and twenty at once by two sweeps, and the same pictures coming again meanwhile", async () => {
    const pictures = await Promise.all(Array.from({ length: 6 }, (_none, index) => halves(30 + index, 10)));
    const keys = await Promise.all(pictures.map(async (bytes) => (await takePhoto(bytes, "citizen")).key));
    await own.db.sql`
      insert into photo (city, key, kind, width, height, bytes, added_by)
      select ${city}, lpad(n::text, 43, 'x'), 'image/jpeg', 1, 1, 1, 'test' from generate_series(1, 120) n`;
    await own.db.sql`update photo set added_at = now() - interval '2 days'`;
    const sweep = () => sweepPhotos(own.db, photoStorage(), Date.now() - DAY);
    const [first, second] = await Promise.all([sweep(), sweep(), ...pictures.map((bytes) => takePhoto(bytes, "citizen"))]);
    expect((first as number) + (second as number)).toBeGreaterThanOrEqual(120);
    expect((first as number) + (second as number)).toBeLessThanOrEqual(126);
    expect(await rows()).toBe(6);
    for (const key of keys) expect([(await see(key)).status, (await see(key, "?size=thumb")).status]).toEqual([200, 200]);
  });
});

test("the same by S3: handed in, seen, swept; what could not be put can be handed in again", async () => {
  const { endpoint, bucket, region, key: id, secret } = s3.settings;
  storedIn({
    STORAGE_S3_ENDPOINT: endpoint,
    STORAGE_S3_BUCKET: bucket,
    STORAGE_S3_REGION: region,
    STORAGE_S3_KEY: id,
    STORAGE_S3_SECRET: secret,
  });
  const { key } = await told(hand(await halves()));
  expect([...s3.objects.keys()].sort()).toEqual([`${city}/${key}.jpg`, `${city}/${key}.thumb.jpg`]);
  expect((await sharp(Buffer.from(await (await see(key)).arrayBuffer())).metadata()).width).toBe(400);
  s3.failures.push(403);
  const failed = await told(hand(await halves(50, 50)));
  expect([failed.status, failed.fault, JSON.stringify(failed).includes(secret)]).toEqual([500, "internal", false]);
  expect((await hand(await halves(50, 50))).status).toBe(201);
  await own.db.sql`update photo set added_at = now() - interval '2 days'`;
  expect(await sweepPhotos(own.db, photoStorage(), Date.now() - DAY)).toBe(2);
  expect([s3.objects.size, await rows(), await files()]).toEqual([0, 0, []]);
});
