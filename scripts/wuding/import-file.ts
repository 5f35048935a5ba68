import { join } from "node:path";
import type { ImportHead } from "../../app/_server/exchange/import-head";
import { workOn } from "../../app/_server/exchange/import-work";
import type { TakeResult } from "../../app/_server/exchange/take-import";
import { changeImport, claimImport, createImport, findImport, type ImportJob, listImports, unstageImport } from "../../db/import-job";
import type { KnownGround } from "../../geo/coordinate/detected";
import { choicesOf } from "./import-choices";
import { intoOf, knownGround } from "./import-into";
import { sayFaults, sayHead, sayLayers, sayTaken, whyRefused } from "./import-says";
import { progress } from "./progress";
import { Refused } from "./refused";
import { moment, type Run } from "./run";
import type { ToldImport } from "./told-import";
import type { ToldFile } from "./told-path";

const LOOK = 400;
const rest = (time: number) => new Promise((done) => setTimeout(done, time));

async function jobOf({ db, say }: Run, id: number): Promise<ImportJob> {
  const job = await findImport(db, id);
  if (!job) throw new Refused(say("import.none", { id }));
  return job;
}

const atWork = ({ state }: ImportJob) => state === "waiting" || state === "reading" || state === "taking";

/** Does the step an import asks for, in this process, or waits for the one that is at it; until it asks for none. */
async function workedHere(run: Run, id: number, ground: () => Promise<KnownGround>): Promise<ImportJob> {
  const { db, io, say, by } = run;
  const tell = progress(say((await jobOf(run, id)).state === "taking" ? "import.taking" : "import.reading"), io);
  const unforeseen: unknown[] = [];
  const look = setInterval(
    () =>
      void findImport(db, id).then(
        (job) => job && tell(Math.min(0.99, job.progress)),
        () => {},
      ),
    LOOK,
  );
  try {
    for (let job = await jobOf(run, id); ; job = await jobOf(run, id)) {
      if (!atWork(job)) {
        if (unforeseen.length > 0) throw unforeseen[0];
        tell(1);
        return job;
      }
      const mine = await claimImport(db, id);
      if (mine) await workOn({ db, ground, by, failed: (error) => unforeseen.push(error) }, mine);
      else await rest(LOOK);
    }
  } finally {
    clearInterval(look);
  }
}

/** Stops an import: what was staged is gone, nothing of it was taken. */
async function cancelled({ db }: Run, id: number): Promise<void> {
  if (await changeImport(db.sql, id, ["uploading", "waiting", "reading", "ready", "taking"], { state: "cancelled" }))
    await unstageImport(db, id);
}

const reportOf = ({ dataDir }: Run, told: ToldImport, id: number) => told.report ?? join(dataDir, "reports", `import-${id}.csv`);

/** What came of the taking. @returns the draft it went into. @throws Refused when nothing came in */
async function tookIn(run: Run, told: ToldImport, job: ImportJob): Promise<number> {
  const { say, io } = run;
  await sayFaults(run, job, reportOf(run, told, job.id));
  if (job.state === "taken") {
    const result = job.result as TakeResult;
    await sayTaken(run, result);
    return result.plan;
  }
  if (job.state === "cancelled") throw new Refused(say("import.cancelled", { id: job.id }));
  io.out(say("import.kept", { id: job.id }));
  throw new Refused(say("import.refused", { file: job.name, why: whyRefused(run, job.result) }));
}

/** Runs the steps of an import to its end. @returns the draft it went into. @throws Refused when it is refused, stopped, or more must be told */
async function ended(run: Run, told: ToldImport, id: number): Promise<number> {
  const { db, say } = run;
  const { state, name } = await jobOf(run, id);
  const into = () => intoOf(run, told, name);
  const read = await workedHere(run, id, async () => knownGround(run, await into()));
  if (state === "taking") return tookIn(run, told, read);
  if (read.state === "cancelled") throw new Refused(say("import.cancelled", { id }));
  if (read.state !== "ready") {
    await sayFaults(run, read, reportOf(run, told, id));
    throw new Refused(say("import.refused", { file: name, why: whyRefused(run, read.result) }));
  }
  const head = read.head as ImportHead;
  sayHead(run, head);
  try {
    const options = choicesOf(head, told, await into(), say);
    sayLayers(run, head, options);
    await changeImport(db.sql, id, ["ready"], { state: "taking", progress: 0, options, result: null });
  } catch (error) {
    if (error instanceof Refused) run.io.out(say("import.kept", { id }));
    throw error;
  }
  return tookIn(run, told, await workedHere(run, id, async () => ({})));
}

/** As `ended`, stopped when the user says so. */
async function stoppable(run: Run, told: ToldImport, id: number): Promise<number> {
  let stopping: Promise<void> | null = null;
  const release = run.io.interrupted(() => {
    stopping ??= cancelled(run, id);
  });
  try {
    return await ended(run, told, id);
  } finally {
    await stopping;
    release();
  }
}

/** Brings files in one after the other, into one draft; the first that is refused ends it, what came before stays. */
export async function importFiles(run: Run, files: readonly ToldFile[], told: ToldImport): Promise<void> {
  let into = told;
  for (const { name, path, size } of files) {
    await intoOf(run, into, name);
    run.io.out(run.say("import.file", { file: name }));
    const id = await createImport(run.db, { name, path, size, state: "uploading" }, run.by);
    await changeImport(run.db.sql, id, ["uploading"], { state: "waiting", options: { encoding: told.encoding } });
    const draft = await stoppable(run, into, id);
    into = { ...told, draft, name: null, basedOn: null, city: null };
  }
}

/** Goes on with an import that broke off or waits for what it should be taken as. */
export async function importResume(run: Run, id: number, told: ToldImport): Promise<void> {
  const job = await jobOf(run, id);
  if (job.state === "uploading") throw new Refused(run.say("import.uploading", { id }));
  if (job.state === "taken" || job.state === "refused" || job.state === "cancelled")
    throw new Refused(run.say("import.over", { id, state: run.say(`state.${job.state}`) }));
  await stoppable(run, told, id);
}

/** The imports, the newest first. */
export async function importList({ db, io, say }: Run): Promise<void> {
  const list = await listImports(db, { limit: 100 });
  for (const { id, name, state, progress: share, features, faults, plan, createdAt, createdBy } of list) {
    const far = state === "reading" || state === "taking" ? ` ${Math.floor(share * 100)} %` : "";
    io.out([id, name, `${say(`state.${state}`)}${far}`, features, faults, plan ?? "-", moment(createdAt), createdBy].join("\t"));
  }
  if (list.length === 0) io.out(say("none"));
}
