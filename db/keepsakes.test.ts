import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "./audit";
import { findCertificate, keepCertificate } from "./certificate";
import { makeCurrent } from "./city";
import { type DatabaseForTests, freshDatabase } from "./database-for-tests";
import { dropPortrait, findPortrait, findPortraits, keepPortrait } from "./portrait";

const BY: Actor = { kind: "user", name: "leader", role: "leader", address: null };
let own: DatabaseForTests;
let city = 0;
beforeAll(async () => {
  own = await freshDatabase();
  ({ id: city } = await own.db.sql.begin((sql) => makeCurrent(sql, { name: "keepsakes", timeZone: "Asia/Shanghai", sample: false })));
});
afterAll(() => own.drop());

test("a certificate is kept as it was, and never written over", async () => {
  const content = { answer: { kind: "held", reasons: [{ code: "x", values: { n: 1.5, who: "张三" } }] } };
  await keepCertificate(own.db, city, { code: "ABCD", content, digest: "d", madeBy: "leader" }, BY);
  expect(await findCertificate(own.db, "ABCD")).toMatchObject({ content, digest: "d", madeBy: "leader" });
  await expect(keepCertificate(own.db, city, { code: "ABCD", content: {}, digest: "e", madeBy: "x" }, BY)).rejects.toMatchObject({
    code: "23505",
  });
  expect(await findCertificate(own.db, "none")).toBeNull();
});

test("a photo comes back byte by byte, is replaced, and goes", async () => {
  const bytes = Uint8Array.from({ length: 3000 }, (_none, index) => (index * 7) % 256);
  await keepPortrait(own.db, city, "RY001", { kind: "image/png", bytes: new Uint8Array([1]) }, BY);
  await keepPortrait(own.db, city, "RY001", { kind: "image/jpeg", bytes }, BY);
  const found = await findPortrait(own.db, city, "RY001");
  expect([found?.kind, Buffer.compare(Buffer.from(found?.bytes ?? []), Buffer.from(bytes))]).toEqual(["image/jpeg", 0]);
  expect((await findPortraits(own.db, city, ["RY001", "RY002"])).map(({ person }) => person)).toEqual(["RY001"]);
  expect([await dropPortrait(own.db, city, "RY001", BY), await dropPortrait(own.db, city, "RY001", BY)]).toEqual([true, false]);
  expect(await findPortrait(own.db, city, "RY001")).toBeNull();
});
