import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { env, forgetEnv } from "../env";
import { diskStorage } from "./disk-storage";
import { type S3ForTests, startS3ForTests } from "./s3-for-tests";
import { s3Listing } from "./s3-listing";
import { s3Storage } from "./s3-storage";
import type { Storage } from "./storage";

let folder: string;
let s3: S3ForTests;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wuding-storage-"));
  s3 = await startS3ForTests();
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  s3.objects.clear();
  s3.failures.length = 0;
  s3.asked.length = 0;
});

const read = async (stream: ReadableStream<Uint8Array> | null) => stream && Buffer.from(await new Response(stream).arrayBuffer());
const all = async (storage: Storage, prefix: string) => {
  const names: string[] = [];
  for await (const name of storage.list(prefix)) names.push(name);
  return names.sort();
};
let count = 0;
const kinds: [string, () => Storage][] = [
  ["disk", () => diskStorage(join(folder, String(count++)))],
  [
    "s3",
    () => {
      s3.objects.clear();
      return s3Storage(s3.settings);
    },
  ],
];

describe.each(kinds)("%s", (_kind, opened) => {
  const name = fc.constantFrom("1/abc", "1/abd", "1/a", "12/abc", "12/-_x.thumb.jpg", "2/abc.jpg", "2/ABC.jpg");
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.integer({ min: 1, max: 200_000 }).map((size) => new Uint8Array(size).fill(size % 251)),
  );
  const step = fc.oneof(
    fc.record({ does: fc.constant("put" as const), name, bytes }),
    fc.record({ does: fc.constant("remove" as const), name }),
  );

  test("after any steps it holds what a map holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const storage = opened();
        const model = new Map<string, Uint8Array>();
        for (const one of steps) {
          if (one.does === "put") {
            await storage.put(one.name, one.bytes, "image/jpeg");
            model.set(one.name, one.bytes);
          } else {
            await storage.remove(one.name);
            model.delete(one.name);
          }
        }
        for (const known of ["1/abc", "1/a", "12/abc", "12/-_x.thumb.jpg", "2/abc.jpg", "2/ABC.jpg"]) {
          expect(await storage.has(known)).toBe(model.has(known));
          const kept = await read(await storage.get(known));
          expect(kept === null ? null : Buffer.compare(kept, Buffer.from(model.get(known) ?? [1]))).toBe(model.has(known) ? 0 : null);
        }
        for (const prefix of ["", "1", "1/", "12/", "1/ab", "2/abc.jpg", "3/"])
          expect(await all(storage, prefix)).toEqual([...model.keys()].filter((key) => key.startsWith(prefix)).sort());
      }),
      { numRuns: 25 },
    );
  });

  test("a listing of many pages names each once", async () => {
    const storage = opened();
    const names = Array.from({ length: 40 }, (_none, index) => `7/${String(index).padStart(3, "0")}`);
    for (const one of names) await storage.put(one, new Uint8Array([1]), "image/jpeg");
    expect(await all(storage, "7/")).toEqual(names);
  });

  test.each(["", "a", "../etc/passwd", "1/../x", "1/..", "a/.hidden", "a/b/c", "/a/b", "a/b\0", "a/ b", "a\\b/c", `a/${"x".repeat(300)}`])(
    "refuses %j as a name and asks nobody",
    async (wrong) => {
      const storage = opened();
      for (const ask of [
        () => storage.put(wrong, new Uint8Array(), "x/y"),
        () => storage.get(wrong),
        () => storage.has(wrong),
        () => storage.remove(wrong),
      ])
        await expect((async () => ask())()).rejects.toThrow("storage: no name");
      expect(s3.asked).toEqual([]);
    },
  );
});

describe("on the disk", () => {
  test("two letters deep, nothing else beside", async () => {
    const root = join(folder, "deep");
    await diskStorage(root).put("5/QxYz.jpg", Buffer.from("a picture"), "image/jpeg");
    expect(await readFile(join(root, "5", "Qx", "QxYz.jpg"), "utf8")).toBe("a picture");
    expect(await readdir(join(root, ".coming"))).toEqual([]);
  });

  test("a fall between writing and naming leaves nothing to be seen; the remains go an hour later", async () => {
    const root = join(folder, "fallen");
    await mkdir(join(root, ".coming"), { recursive: true });
    await writeFile(join(root, ".coming", "half"), "half a pic");
    await writeFile(join(root, ".coming", "now"), "somebody else is writing this");
    await utimes(join(root, ".coming", "half"), new Date(0), new Date(0));
    const storage = diskStorage(root);
    expect([await all(storage, ""), await storage.has("1/half"), await storage.get("1/half")]).toEqual([[], false, null]);
    await storage.put("1/half", Buffer.from("a whole picture"), "image/jpeg");
    expect((await read(await storage.get("1/half")))?.toString()).toBe("a whole picture");
    expect(await readdir(join(root, ".coming"))).toEqual(["now"]);
  });

  test("a put that cannot be finished throws and leaves what was there", async () => {
    const root = join(folder, "hindered");
    const storage = diskStorage(root);
    await storage.put("1/ab", Buffer.from("first"), "image/jpeg");
    await mkdir(join(root, "1", "cd", "cd"), { recursive: true });
    await expect(storage.put("1/cd", Buffer.from("second"), "image/jpeg")).rejects.toThrow();
    expect(await readdir(join(root, ".coming"))).toEqual([]);
    expect((await read(await storage.get("1/ab")))?.toString()).toBe("first");
  });

  test("who reads while it is replaced sees one or the other, whole", async () => {
    const storage = diskStorage(join(folder, "raced"));
    const of = (value: number) => new Uint8Array(300_000).fill(value);
    await storage.put("1/raced", of(0), "image/jpeg");
    const seen = await Promise.all(
      Array.from({ length: 30 }, async (_none, index) => {
        if (index % 3 === 0) await storage.put("1/raced", of(index), "image/jpeg");
        return await read(await storage.get("1/raced"));
      }),
    );
    for (const one of seen) expect([one?.length, new Set(one).size]).toEqual([300_000, 1]);
  });
});

describe("S3", () => {
  const put = (settings = s3.settings) => s3Storage(settings).put("1/abc.jpg", Buffer.from("a picture"), "image/jpeg");

  test("keeps the content type; what may pass by itself is tried again", async () => {
    s3.failures.push(500, 503, "cut");
    await put();
    expect(s3.asked).toEqual(Array(4).fill("PUT /wuding-photos/1/abc.jpg"));
    expect(s3.objects.get("1/abc.jpg")).toEqual({ bytes: Buffer.from("a picture"), kind: "image/jpeg" });
    s3.failures.push(429);
    expect((await read(await s3Storage(s3.settings).get("1/abc.jpg")))?.toString()).toBe("a picture");
  });

  test("after four tries it says what it asked and what was answered, and no secret", async () => {
    s3.failures.push(503, 503, 503, 503);
    await expect(put()).rejects.toThrow("storage: PUT wuding-photos/1/abc.jpg answered 503 Told: told by the test (tried 4 times)");
    expect(s3.asked).toHaveLength(4);
    s3.failures.push("cut", "cut", "cut", "cut");
    await expect(put()).rejects.toThrow(/^storage: PUT wuding-photos\/1\/abc\.jpg failed: .*\(tried 4 times\)$/);
  });

  test.each([
    ["a wrong secret", { secret: "other" }, "403 SignatureDoesNotMatch"],
    ["a wrong key", { key: "AKOTHER" }, "403 InvalidAccessKeyId"],
    ["a wrong region", { region: "us-east-1" }, "403 AuthorizationHeaderMalformed"],
    ["no such bucket", { bucket: "somebody-elses" }, "NoSuchBucket"],
  ])("%s is told at once, whatever is asked", async (_name, wrong, told) => {
    const settings = { ...s3.settings, ...wrong };
    const storage = s3Storage(settings);
    for (const ask of [() => put(settings), () => storage.get("1/abc.jpg"), () => all(storage, "")]) {
      s3.asked.length = 0;
      const error = (await ask().catch((thrown: Error) => thrown)) as Error;
      expect(error).toBeInstanceOf(Error);
      expect(error.message).toContain(told);
      expect(error.message).not.toContain(settings.secret);
      expect(s3.asked).toHaveLength(1);
    }
  });

  test("nobody there", async () => {
    await expect(put({ ...s3.settings, endpoint: "http://127.0.0.1:9" })).rejects.toThrow(/storage: PUT .* failed: /);
  });

  test("a redirect is not followed: the signature is for one place", async () => {
    s3.failures.push(307);
    await expect(put()).rejects.toThrow("answered 307 Told");
  });

  test("a listing that is none", () => {
    expect(() => s3Listing("<html></html>")).toThrow("no ListBucketResult");
    expect(() => s3Listing("<ListBucketResult><Contents>")).toThrow("no XML");
    expect(s3Listing("<ListBucketResult><Contents><Key>1/a&amp;b</Key></Contents></ListBucketResult>")).toEqual({
      names: ["1/a&b"],
      next: null,
    });
  });
});

describe("the environment", () => {
  const before = { ...process.env };
  const told = (settings: Record<string, string>) => {
    process.env = { ...before, DATABASE_URL: "postgres://x", ...settings };
    forgetEnv();
    return env();
  };
  afterAll(() => {
    process.env = before;
    forgetEnv();
  });
  const WHOLE = { STORAGE_S3_ENDPOINT: "https://s3.example", STORAGE_S3_BUCKET: "photos", STORAGE_S3_KEY: "k", STORAGE_S3_SECRET: "s" };

  test("a storage is named whole or not at all", () => {
    expect(told({}).STORAGE_S3_ENDPOINT).toBeUndefined();
    expect(told(WHOLE)).toMatchObject({ ...WHOLE, STORAGE_S3_REGION: "us-east-1" });
    expect(() => told({ ...WHOLE, STORAGE_S3_SECRET: "" })).toThrow("STORAGE_S3_SECRET: goes with the other");
    expect(() => told({ STORAGE_S3_BUCKET: "photos" })).toThrow("STORAGE_S3_ENDPOINT: goes with");
    expect(() => told({ ...WHOLE, STORAGE_S3_ENDPOINT: "file:///etc" })).toThrow("STORAGE_S3_ENDPOINT");
    expect(() => told({ ...WHOLE, STORAGE_S3_BUCKET: "a/../b" })).toThrow("STORAGE_S3_BUCKET");
  });
});
