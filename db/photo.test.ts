import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { firstBrokenAudit, listAudit } from "./audit";
import { makeCurrent } from "./city";
import { type DatabaseForTests, freshDatabase } from "./database-for-tests";
import { addPhoto, dropOrphans, findPhoto, keptPhotos, type Orphan, type Photo } from "./photo";

let own: DatabaseForTests;
let city = 0;
beforeAll(async () => {
  own = await freshDatabase();
  ({ id: city } = await own.db.sql.begin((sql) => makeCurrent(sql, { name: "photos", timeZone: "Asia/Shanghai", sample: false })));
});
afterAll(() => own.drop());
beforeEach(async () => {
  await own.db.sql`delete from violation_photo`;
  await own.db.sql`delete from photo`;
});

const keyOf = (place: number) => String(place).padStart(43, "k");
const photo = (place: number, told: Partial<Photo> = {}): Photo => ({
  key: keyOf(place),
  kind: "image/jpeg",
  width: 4,
  height: 3,
  bytes: 12,
  takenAt: null,
  point: null,
  ...told,
});
const DAY = 86_400_000;
const age = (place: number, days: number) =>
  own.db.sql`update photo set added_at = now() - make_interval(days => ${days}) where key = ${keyOf(place)}`;
const show = (place: number) =>
  own.db.sql`insert into violation_photo (city, violation, key, place) values (${city}, ${place}, ${keyOf(place)}, 0)`;
const here = async () =>
  (await own.db.sql<{ key: string }[]>`select key from photo`).map(({ key }) => Number(key.replaceAll("k", ""))).sort((a, b) => a - b);

test("a photo comes back as it was told; coming again it fills in what was missing and changes nothing else", async () => {
  const at = Date.parse("2026-11-24T07:20:00.123Z");
  expect(await addPhoto(own.db.sql, city, photo(1), "officer")).toEqual(photo(1));
  expect(await addPhoto(own.db.sql, city, photo(1, { takenAt: at }), "other")).toEqual(photo(1, { takenAt: at }));
  const whole = photo(1, { takenAt: at, point: [113.4, 34.9] });
  expect(await addPhoto(own.db.sql, city, photo(1, { takenAt: at + 1, point: [113.4, 34.9] }), "other")).toEqual(whole);
  expect(await addPhoto(own.db.sql, city, photo(1, { takenAt: at + 2, point: [1, 2] }), "other")).toEqual(whole);
  expect(await findPhoto(own.db, city, keyOf(1))).toEqual(whole);
  expect(await findPhoto(own.db, city + 1, keyOf(1))).toBeNull();
  expect(await own.db.sql`select added_by from photo`).toMatchObject([{ added_by: "officer" }]);
});

test("what is known of some keys; who asks keeps them for another day", async () => {
  for (const place of [1, 2]) await addPhoto(own.db.sql, city, photo(place), "officer");
  await age(1, 3);
  expect(await keptPhotos(own.db.sql, city, [keyOf(1), keyOf(3), 'nonsense", {}', ""])).toEqual(new Set([keyOf(1)]));
  expect(await keptPhotos(own.db.sql, city, [])).toEqual(new Set());
  expect(await keptPhotos(own.db.sql, city + 1, [keyOf(1)])).toEqual(new Set());
  expect((await dropOrphans(own.db, Date.now() - DAY, null, 10, async () => {})).gone).toBe(0);
});

test("only what is old and shown by nothing goes, in batches, and it is audited", async () => {
  for (let place = 1; place <= 12; place++) {
    await addPhoto(own.db.sql, city, photo(place), "officer");
    if (place % 4 !== 0) await age(place, 2);
    if (place % 3 === 0) await show(place);
  }
  const removed: Orphan[] = [];
  let [count, after] = [0, null as Orphan | null];
  do {
    const batch = await dropOrphans(own.db, Date.now() - DAY, after, 2, async (orphans) => void removed.push(...orphans));
    count += batch.gone;
    after = batch.last;
  } while (after);
  expect([count, removed.map(({ key }) => Number(key.replaceAll("k", ""))).sort((a, b) => a - b)]).toEqual([6, [1, 2, 5, 7, 10, 11]]);
  expect(await here()).toEqual([3, 4, 6, 8, 9, 12]);
  const rows = (await listAudit(own.db, { limit: 100 })).filter(({ action }) => action === "photo.sweep");
  expect(rows.reduce((sum, { after: told }) => sum + (told as { photos: number }).photos, 0)).toBe(6);
  expect(await firstBrokenAudit(own.db)).toBeNull();
});

test("where the bytes cannot be removed the rows stay", async () => {
  await addPhoto(own.db.sql, city, photo(1), "officer");
  await age(1, 2);
  const failing = dropOrphans(own.db, Date.now() - DAY, null, 10, () => Promise.reject(new Error("the disk is gone")));
  await expect(failing).rejects.toThrow("the disk is gone");
  expect(await here()).toEqual([1]);
  expect((await dropOrphans(own.db, Date.now() - DAY, null, 10, async () => {})).gone).toBe(1);
});

test("a photo that comes again while it is swept is there when both are done", async () => {
  await addPhoto(own.db.sql, city, photo(1), "officer");
  await age(1, 2);
  const steps: string[] = [];
  let swept = () => {};
  const sweeping = new Promise<void>((go) => {
    swept = go;
  });
  const sweep = dropOrphans(own.db, Date.now() - DAY, null, 10, async () => {
    swept();
    await new Promise((go) => setTimeout(go, 300));
    steps.push("bytes removed");
  });
  await sweeping;
  const again = addPhoto(own.db.sql, city, photo(1), "officer").then(() => steps.push("row there, bytes may be put"));
  await Promise.all([sweep, again]);
  expect(steps).toEqual(["bytes removed", "row there, bytes may be put"]);
  expect(await here()).toEqual([1]);
});

test("a photo that is being shown while it is swept stays, and the sweep goes on", async () => {
  for (const place of [1, 2]) await addPhoto(own.db.sql, city, photo(place), "officer");
  for (const place of [1, 2]) await age(place, 2);
  let shown = () => {};
  const showing = new Promise<void>((go) => {
    shown = go;
  });
  const report = own.db.sql.begin(async (sql) => {
    await sql`insert into violation_photo (city, violation, key, place) values (${city}, 1, ${keyOf(1)}, 0)`;
    shown();
    await new Promise((go) => setTimeout(go, 300));
  });
  await showing;
  expect((await dropOrphans(own.db, Date.now() - DAY, null, 10, async () => {})).gone).toBe(1);
  await report;
  expect(await here()).toEqual([1]);
});
