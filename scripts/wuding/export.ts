import { open, rename, rm } from "node:fs/promises";
import { writeAudit } from "../../db/audit";
import { loadPlan } from "../../db/load-plan";
import { planLayers } from "../../duty/exchange/plan-layers";
import type { Format } from "../../geo/format/format";
import { FORMATS } from "../../geo/format/registry";
import { Refused } from "./refused";
import type { Run } from "./run";
import { versionOf } from "./version";

/** Formats a whole version can be written in. */
export const WRITTEN = FORMATS.filter((format) => format.write && ["geojson", "shapefile", "kml", "xlsx"].includes(format.name));

/** Writes a file piece by piece under another name first: nobody sees half of it. @throws Refused when it cannot be written */
async function writtenTo(path: string, pieces: AsyncIterable<Uint8Array>, { say }: Run): Promise<number> {
  const part = `${path}.part`;
  let size = 0;
  try {
    const file = await open(part, "w");
    try {
      for await (const piece of pieces) {
        await file.write(piece);
        size += piece.byteLength;
      }
    } finally {
      await file.close();
    }
    await rename(part, path);
    return size;
  } catch (error) {
    await rm(part, { force: true });
    if ((error as NodeJS.ErrnoException).syscall) throw new Refused(say("not-written", { file: path, message: (error as Error).message }));
    throw error;
  }
}

/** Writes a whole version as one file. Brought in again it is the same plan. */
export async function exportVersion(run: Run, id: number, format: Format, path: string): Promise<void> {
  const { db, by, io, say } = run;
  const { name } = await versionOf(run, id);
  const pieces = (format.write as NonNullable<Format["write"]>)(planLayers(await loadPlan(db, id)), name);
  const size = await writtenTo(path, pieces, run);
  await writeAudit(db.sql, { actor: by, action: "plan.export", noun: "plan", key: String(id), after: { format: format.name } });
  io.out(say("exported", { id, name, file: path, size: (size / 1024).toFixed(0) }));
}
