import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { nameParts, type Storage } from "./storage";

/** Below it lies what is still being written. */
const COMING = ".coming";
/** What was still being written so long ago was left behind by a process that ended, milliseconds. */
const LEFT_BEHIND = 3_600_000;

const missing = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");

/** What a promise gives, or null where there is no such file. */
const unlessMissing = <T>(promise: Promise<T>): Promise<T | null> =>
  promise.catch((error) => {
    if (missing(error)) return null;
    throw error;
  });

async function withFile(path: string, flags: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

/** A new name is safe only when its folder is written too. */
const syncFolder = (path: string) => withFile(path, "r", (file) => file.sync());

async function folders(path: string): Promise<string[]> {
  const found = await unlessMissing(readdir(path, { withFileTypes: true }));
  return (found ?? []).filter((entry) => entry.isDirectory() && entry.name !== COMING).map(({ name }) => name);
}

async function clearLeftBehind(path: string, now: number): Promise<void> {
  for (const name of (await unlessMissing(readdir(path))) ?? []) {
    const file = await unlessMissing(stat(join(path, name)));
    if (file && now - file.mtimeMs > LEFT_BEHIND) await rm(join(path, name), { force: true });
  }
}

/** All names below a folder that begin with `prefix`; folders that cannot hold one are not opened. */
async function* names(root: string, prefix: string): AsyncGenerator<string> {
  for (const folder of await folders(root)) {
    const start = `${folder}/`;
    if (!start.startsWith(prefix) && !prefix.startsWith(start)) continue;
    for (const letters of await folders(join(root, folder)))
      for (const file of (await unlessMissing(readdir(join(root, folder, letters)))) ?? [])
        if (`${start}${file}`.startsWith(prefix)) yield `${start}${file}`;
  }
}

/**
 * Keeps bytes as files: `root/folder/na/name`, two letters deep so that no folder holds millions. A file is written beside, forced to the disk and then
 * given its name: whoever reads sees all of it or nothing, also after a fall.
 */
export function diskStorage(root: string, now: () => number = Date.now): Storage {
  const pathOf = (name: string) => {
    const [folder, file] = nameParts(name);
    return join(root, folder, file.slice(0, 2).padEnd(2, "_"), file);
  };
  let cleared: Promise<void> | null = null;
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      const coming = join(root, COMING, randomUUID());
      cleared ??= clearLeftBehind(join(root, COMING), now());
      await cleared;
      await mkdir(join(root, COMING), { recursive: true });
      await mkdir(dirname(path), { recursive: true });
      try {
        await withFile(coming, "wx", async (file) => {
          await file.writeFile(bytes);
          await file.sync();
        });
        await rename(coming, path);
      } catch (error) {
        await rm(coming, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    },
    async get(name) {
      const file = await unlessMissing(open(pathOf(name), "r"));
      return file && (Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>);
    },
    has: async (name) => (await unlessMissing(stat(pathOf(name)))) !== null,
    async remove(name) {
      await rm(pathOf(name), { force: true });
    },
    list: (prefix) => names(root, prefix),
  };
}
