import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Actor } from "../../../db/audit";
import { changeImport, createImport } from "../../../db/import-job";
import type { KnownGround } from "../../../geo/coordinate/detected";
import type { Line } from "../../../geo/plane/point";
import { liveCity } from "../city";
import { database } from "../database";
import { env } from "../env";
import { Refusal } from "../fault";
import { kept } from "../kept";
import { workOff } from "./import-work";

/** Where files that come in lie until their import is dropped. */
const folder = () => join(env().DATA_DIR, "exchange");

/** Most bytes a file may have. */
export const MOST_BYTES = 512 * 1024 * 1024;

/** What is known of the ground files should lie on: the current city's communities. */
async function knownGround(): Promise<KnownGround> {
  const live = await liveCity();
  if (!live || live.plan.version.sample || !live.bounds) return {};
  const reference: Line[] = live.plan.communities.flatMap(({ area }) => area.flatMap((polygon) => [...polygon]));
  return { near: live.bounds, reference };
}

interface Worker {
  running: Promise<void> | null;
  timer: NodeJS.Timeout | null;
}

/** Sees to it that imports which ask for a step get one, by this process or another; now, and every few seconds as long as there may be some. */
export function workImports(): void {
  const worker = kept<Worker>("imports", () => ({ running: null, timer: null }));
  worker.running ??= workOff({ db: database(), ground: knownGround, failed: (error) => console.error("import", error) })
    .catch((error) => console.error("imports", error))
    .finally(() => {
      worker.running = null;
    });
  worker.timer ??= setInterval(workImports, 5000).unref();
}

/** Writes what comes to a file, counting it. @throws Refusal 413 */
async function written(body: ReadableStream<Uint8Array> | null, path: string, onBytes: (bytes: number) => Promise<void>): Promise<number> {
  const out = createWriteStream(path, { flags: "wx" });
  let size = 0;
  try {
    const reader = body?.getReader();
    for (;;) {
      const next = await reader?.read();
      if (!next || next.done) break;
      size += next.value.byteLength;
      if (size > MOST_BYTES) {
        await reader?.cancel();
        throw new Refusal("body.too-large", 413, { limit: MOST_BYTES });
      }
      if (!out.write(next.value)) await once(out, "drain");
      await onBytes(size);
    }
    return size;
  } finally {
    await new Promise<void>((done) => out.end(() => done()));
  }
}

/** Takes a file in and begins its import. @returns the import's id. @throws Refusal for a file too large or empty, or an upload that broke off */
export async function receiveImport(name: string, body: ReadableStream<Uint8Array> | null, by: Actor): Promise<number> {
  await mkdir(folder(), { recursive: true });
  const path = join(folder(), randomUUID());
  const db = database();
  const id = await createImport(db, { name, path, size: 0, state: "uploading" }, by);
  let told = Date.now();
  try {
    const size = await written(body, path, async (bytes) => {
      if (Date.now() - told < 2000) return;
      told = Date.now();
      if (!(await changeImport(db.sql, id, ["uploading"], { size: bytes }))) throw new Refusal("import.cancelled", 409);
    });
    if (size === 0) throw new Refusal("import.empty-file", 400);
    if (!(await changeImport(db.sql, id, ["uploading"], { state: "waiting", size }))) throw new Refusal("import.cancelled", 409);
  } catch (error) {
    await rm(path, { force: true });
    const fault = error instanceof Refusal ? { fault: error.fault, values: error.values } : { fault: "import.upload-broken", values: {} };
    await changeImport(db.sql, id, ["uploading"], { state: "refused", result: fault });
    throw error instanceof Refusal ? error : new Refusal("import.upload-broken", 400);
  }
  workImports();
  return id;
}

/** Takes an import's file away. */
export const forgetFile = (path: string): Promise<void> => (path.startsWith(folder()) ? rm(path, { force: true }) : Promise.resolve());
