import type { Database } from "../../../db/client";
import { changeImport, type ImportJob, type StagedFault, type StagedFeature, stageImport, unstageImport } from "../../../db/import-job";
import type { KnownGround } from "../../../geo/coordinate/detected";
import { FormatRefusal, type OpenedFile, type ReadFault, type ReadFeature } from "../../../geo/format/format";
import { formatOf } from "../../../geo/format/registry";
import { fileSource } from "./file-source";
import { importHead } from "./import-head";
import { LayerTally } from "./layer-tally";

const BATCH = 1000;
/** Rough number of coordinates after which a batch goes out, however few features it has. */
const BATCH_POINTS = 60_000;

const isFault = (item: ReadFeature | ReadFault): item is ReadFault => "fault" in item;

const pointsOf = ({ shape }: ReadFeature) =>
  shape === null || shape.type === "point"
    ? 1
    : shape.type === "line"
      ? shape.line.length
      : shape.area.reduce((sum, polygon) => sum + polygon.reduce((all, ring) => all + ring.length, 0), 0);

/** Tells the import of its refusal, with nothing left staged. */
async function refuse(db: Database, id: number, { fault, values }: FormatRefusal): Promise<void> {
  await unstageImport(db, id);
  await changeImport(db.sql, id, ["waiting", "reading"], { state: "refused", result: { fault, values } });
}

interface Reading {
  readonly db: Database;
  readonly job: ImportJob;
  readonly file: OpenedFile;
  readonly size: number;
}

/** Stages all features from where a reading that broke off had come to. @returns the tallies, or null when it was cancelled */
async function stageAll({ db, job, file, size }: Reading): Promise<Map<string, LayerTally> | null> {
  const tallies = new Map(file.layers.map((head) => [head.name, new LayerTally(head)] as const));
  const before = job.features + job.faults;
  let staged = before;
  let [place, taken, points] = [0, 0, 0];
  let features: StagedFeature[] = [];
  let faults: StagedFault[] = [];
  const flush = async () => {
    const alive = await stageImport(db, job.id, staged, features, faults, Math.min(0.999, taken / Math.max(1, size)));
    staged += features.length + faults.length;
    features = [];
    faults = [];
    points = 0;
    // Others on this process want their turn.
    await new Promise((next) => setImmediate(next));
    return alive;
  };
  for await (const item of file.features((bytes) => {
    taken = bytes;
  })) {
    place++;
    if (isFault(item)) {
      if (place > before) faults.push({ place, ...item, at: null });
    } else {
      const tally = tallies.get(item.layer) ?? new LayerTally({ name: item.layer, fields: [], count: null, shapes: [] });
      tallies.set(item.layer, tally);
      tally.add(item);
      if (place > before) features.push({ place, ...item });
      points += pointsOf(item);
    }
    if ((features.length + faults.length >= BATCH || points >= BATCH_POINTS) && !(await flush())) return null;
  }
  return (await flush()) ? tallies : null;
}

/** The reading step of an import: looks into the file, stages what it holds, and proposes what it is. Goes on where an earlier reading broke off. */
export async function readImport(db: Database, job: ImportJob, ground: KnownGround): Promise<void> {
  const source = await fileSource(job.path, job.name).catch(() => null);
  if (!source) return refuse(db, job.id, new FormatRefusal("import.file-gone"));
  try {
    const format = formatOf(await source.read(0, 4096), job.name);
    if (!format) return await refuse(db, job.id, new FormatRefusal("import.unknown-format"));
    const encoding = (job.options as { encoding?: string | null }).encoding ?? undefined;
    const file = await format.open(source, { encoding });
    if (!(await changeImport(db.sql, job.id, ["waiting", "reading"], { state: "reading" }))) return;
    const tallies = await stageAll({ db, job, file, size: source.size });
    if (!tallies) return;
    const layers = [...tallies.values()].map((tally) => tally.seen());
    if (layers.every(({ count }) => count === 0)) {
      // What could not be read stays listed.
      await changeImport(db.sql, job.id, ["reading"], { state: "refused", result: { fault: "import.nothing-in-it", values: {} } });
      return;
    }
    const head = await importHead(db, format.name, file, layers, ground);
    await changeImport(db.sql, job.id, ["reading"], { state: "ready", progress: 1, head });
  } catch (error) {
    if (error instanceof FormatRefusal) return await refuse(db, job.id, error);
    throw error;
  } finally {
    await source.close();
  }
}
