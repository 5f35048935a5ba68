import type { Actor } from "../../../db/audit";
import type { Database } from "../../../db/client";
import { changeImport, claimImport, type ImportJob } from "../../../db/import-job";
import type { KnownGround } from "../../../geo/coordinate/detected";
import { readImport } from "./read-import";
import { takeImport } from "./take-import";

/** What the work is done with. `ground` tells what is known of where things lie. */
export interface ImportWork {
  readonly db: Database;
  readonly ground: () => Promise<KnownGround>;
  readonly failed: (error: unknown) => void;
  /** Who takes the import; whoever began it unless told. */
  readonly by?: Actor;
}

/** Does the step an import asks for. What nobody foresaw refuses the import and is noted. */
export async function workOn({ db, ground, failed, ...told }: ImportWork, job: ImportJob): Promise<void> {
  const by: Actor = told.by ?? { kind: "user", name: job.createdBy, role: "administrator", address: null };
  // The step says it is alive also while it computes for long.
  const beat = setInterval(() => void db.sql`update import_job set heartbeat = now() where id = ${job.id}`.catch(() => {}), 4000);
  try {
    if (job.state === "taking") await takeImport(db, job, by);
    else await readImport(db, job, await ground());
  } catch (error) {
    failed(error);
    const state = job.state === "taking" ? "ready" : "refused";
    await changeImport(db.sql, job.id, ["waiting", "reading", "taking"], { state, result: { fault: "internal", values: {} } });
  } finally {
    clearInterval(beat);
  }
}

/** Takes up imports that ask for a step, one after the other, until none does. */
export async function workOff(work: ImportWork): Promise<void> {
  for (let job = await claimImport(work.db); job; job = await claimImport(work.db)) await workOn(work, job);
}
