import type { Actor } from "../../../db/audit";
import { addBase, removeBase } from "../../../db/base";
import { bumpRevision, findOrMakeCity } from "../../../db/city";
import type { Database, Query } from "../../../db/client";
import { changeDraft, dropDraft, makeDraft } from "../../../db/draft";
import { changeImport, type ImportJob, rememberMapping, type StagedFault, stagedFeatures, writeTakeFaults } from "../../../db/import-job";
import { loadPlan } from "../../../db/load-plan";
import { findVersion } from "../../../db/version";
import { faultsOf } from "../../../duty/check";
import { isEmptyPatch, NOUN_LISTS, type Patch } from "../../../duty/edit/patch";
import { groundFeature } from "../../../duty/exchange/ground-feature";
import { type ComingRow, type RefusedRow, Taking } from "../../../duty/exchange/taking";
import { type GroundLayer, isNounList } from "../../../duty/exchange/targets";
import type { Plan } from "../../../duty/plan";
import { wallClock } from "../../../duty/time/wall-clock";
import { systemOf } from "../../../geo/coordinate/systems";
import type { BaseFeature, BaseLayer } from "../../../geo/tile/base-feature";
import type { ImportHead } from "./import-head";
import { type ImportOptions, importOptionsShape } from "./import-options";
import { type PointReading, stagedRow } from "./staged-row";

const PAGE = 1000;
const MOST_FAULTS = 10_000;
type LayerTold = ImportOptions["layers"][number];

/** What came of a taking, as the job remembers it. */
export interface TakeResult {
  readonly plan: number;
  readonly change: number | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly ground: number;
}

class Cancelled extends Error {}

/** Everything one taking needs at hand. */
class Take {
  readonly options: ImportOptions;
  #done = 0;

  constructor(
    readonly db: Database,
    readonly job: ImportJob,
    readonly by: Actor,
  ) {
    this.options = importOptionsShape.parse(job.options);
  }

  reading({ lon, lat }: LayerTold): PointReading {
    const system = systemOf(this.options.system);
    if (!system) throw new Error(`take: no coordinate system ${this.options.system}`);
    return { system, swapped: this.options.swapped, lon, lat };
  }

  /** The rows of a layer, page by page. */
  async *rows(sql: Query, told: LayerTold): AsyncGenerator<ComingRow> {
    const reading = this.reading(told);
    for (let after = 0; ; ) {
      const page = await stagedFeatures(sql, this.job.id, told.layer, after, PAGE);
      for (const feature of page) yield stagedRow(feature, reading);
      if (page.length < PAGE) return;
      after = (page.at(-1) as (typeof page)[number]).place;
    }
  }

  /** Tells how far it is. @throws Cancelled */
  async step(rows: number): Promise<void> {
    this.#done += rows;
    const progress = Math.min(0.99, this.#done / Math.max(1, this.job.features * 2));
    if (!(await changeImport(this.db.sql, this.job.id, ["taking"], { progress }))) throw new Cancelled();
  }
}

const ground = (told: LayerTold): GroundLayer | null =>
  isNounList(told.use) || told.use === "skip" || told.use === "version" ? null : told.use;

/** Reads every row once: those of lists into a taking, those of the ground only to see whether they are good. */
async function looked(take: Take, plan: Plan): Promise<{ taking: Taking; refused: RefusedRow[]; features: number }> {
  const taking = new Taking(plan, wallClock(plan.version.timeZone));
  const refused: RefusedRow[] = [];
  let features = 0;
  for (const told of take.options.layers) {
    const under = ground(told);
    let count = 0;
    if (!under && !isNounList(told.use)) continue;
    for await (const row of take.rows(take.db.sql, told)) {
      if (under) {
        const feature = groundFeature(row, under);
        if ("fault" in feature) refused.push(feature);
        else features++;
      } else if (isNounList(told.use)) taking.add(row, told.use, told.columns);
      if (++count % PAGE === 0) await take.step(PAGE);
      if (refused.length + taking.refused.length > MOST_FAULTS) break;
    }
  }
  return { taking, refused, features };
}

const baseLayerOf: Readonly<Record<GroundLayer, BaseLayer>> = {
  street: "street",
  water: "water",
  rail: "rail",
  wall: "wall",
  green: "green",
  building: "block",
};

/** Adds the ground of a file to a city, within the transaction that takes the rest. */
async function takeGround(take: Take, sql: Query, city: number): Promise<void> {
  const layers = take.options.layers.filter((told) => ground(told) !== null);
  if (layers.length === 0) return;
  const replaced = take.options.replaceGround ? [...new Set(layers.map((told) => baseLayerOf[ground(told) as GroundLayer]))] : [];
  await removeBase(sql, { city, layers: replaced });
  for (const told of layers) {
    let batch: BaseFeature[] = [];
    for await (const row of take.rows(sql, told)) {
      const feature = groundFeature(row, ground(told) as GroundLayer);
      if (!("fault" in feature)) batch.push(feature);
      if (batch.length < PAGE) continue;
      await addBase(sql, city, batch, take.job.id);
      batch = [];
    }
    await addBase(sql, city, batch, take.job.id);
  }
  await bumpRevision(sql, city);
}

const staged = (refused: readonly RefusedRow[]): StagedFault[] =>
  refused
    .slice(0, MOST_FAULTS)
    .map(({ layer, number, field, fault, got, at }, index) => ({ place: index + 1, layer, number, field, fault, got, at }));

/** Refuses the whole: the faults are listed, the import stands ready again. */
async function refuse(take: Take, faults: readonly StagedFault[]): Promise<void> {
  await writeTakeFaults(take.db, take.job.id, faults);
  await changeImport(take.db.sql, take.job.id, ["taking"], {
    state: "ready",
    progress: 1,
    result: { fault: "import.rows-refused", values: { count: faults.length } },
  });
}

/** The plan whose nouns the new ones are set beside, before anything is written. */
async function beside(take: Take): Promise<{ plan: Plan; draft: number | null }> {
  const { into } = take.options;
  const known = take.job.plan ?? ("plan" in into ? into.plan : null);
  if (known !== null) return { plan: await loadPlan(take.db, known), draft: known };
  const { basedOn, name, city } = into as Exclude<ImportOptions["into"], { plan: number }>;
  if (basedOn !== null) return { plan: await loadPlan(take.db, basedOn), draft: null };
  const lists = Object.fromEntries(NOUN_LISTS.map((list) => [list, []])) as unknown as Omit<Plan, "version">;
  const [zone] =
    "id" in city
      ? await take.db.sql<{ zone: string; name: string }[]>`select time_zone as zone, name from city where id = ${city.id}`
      : [null];
  const timeZone = "timeZone" in city ? city.timeZone : (zone?.zone ?? "Asia/Shanghai");
  return {
    plan: {
      ...lists,
      version: { id: 0, city: "", name, state: "draft", from: 0, to: null, timeZone, sample: false, bureau: { name: "", phone: "" } },
    },
    draft: null,
  };
}

/** The draft that takes the rows; made now if there is none, and the import remembers it in the same transaction. */
async function draftOf(take: Take, known: number | null): Promise<{ draft: number; made: boolean }> {
  if (known !== null) return { draft: known, made: false };
  const { name, basedOn, city } = take.options.into as Exclude<ImportOptions["into"], { plan: number }>;
  const draft = (await take.db.sql.begin(async (sql) => {
    const { id } = "id" in city ? city : await findOrMakeCity(sql, { name: city.name, timeZone: city.timeZone, sample: false });
    const [row] = await sql<{ name: string }[]>`select name from city where id = ${id}`;
    const made = await makeDraft(sql, id, { name, basedOn, from: Date.now(), bureau: { name: row?.name ?? name, phone: "" } }, take.by);
    await changeImport(sql, take.job.id, ["taking"], { plan: made });
    return made;
  })) as number;
  return { draft, made: true };
}

const sizes = (patch: Patch) =>
  Object.fromEntries(NOUN_LISTS.flatMap((list) => (patch.set[list]?.length ? [[list, patch.set[list].length]] : [])));

async function taken(take: Take): Promise<void> {
  const { plan, draft: known } = await beside(take);
  const { taking, refused, features } = await looked(take, plan);
  const patch = taking.patch(take.options.whole);
  const all = [...refused, ...taking.refused];
  if (all.length > 0) return refuse(take, staged(all));
  if (isEmptyPatch(patch) && features === 0)
    return refuse(take, [{ place: 1, layer: "", number: null, field: null, fault: "import.nothing-to-take", got: "", at: null }]);
  const { draft, made } = await draftOf(take, known);
  const city = (await findVersion(take.db, draft))?.city as number;
  const result = (change: number | null): TakeResult => ({ plan: draft, change, counts: sizes(patch), ground: features });
  const finish = async (sql: Query, change: number | null) => {
    await takeGround(take, sql, city);
    if (!(await changeImport(sql, take.job.id, ["taking"], { state: "taken", progress: 1, plan: draft, result: result(change) })))
      throw new Cancelled();
    for (const { name, fields } of (take.job.head as ImportHead).layers) {
      const told = take.options.layers.find(({ layer }) => layer === name);
      if (told) await rememberMapping(sql, fields, { use: told.use, columns: told.columns, lon: told.lon, lat: told.lat });
    }
  };
  const undo = async () => {
    if (!made) return;
    await changeImport(take.db.sql, take.job.id, ["taking", "cancelled"], { plan: null });
    await dropDraft(take.db, draft, take.by);
  };
  try {
    if (isEmptyPatch(patch)) {
      await take.db.sql.begin((sql) => finish(sql, null));
      return;
    }
    const [row] = await take.db.sql<{ revision: number }[]>`select revision from plan where id = ${draft}`;
    const changed = await changeDraft(take.db, draft, { base: row?.revision ?? 0, deed: "import", patch }, take.by, {
      judge: (_before, after) => faultsOf(after, new Set()),
      also: (sql) => finish(sql, (row?.revision ?? 0) + 1),
    });
    if (changed.ok) return;
    await undo();
    const told: StagedFault[] =
      changed.why === "faults"
        ? changed.faults.map(({ fault, noun, code, detail }, index) => ({
            place: index + 1,
            layer: noun,
            number: null,
            field: code,
            fault,
            got: detail,
            at: null,
          }))
        : [{ place: 1, layer: "", number: null, field: null, fault: `draft.${changed.why}`, got: "", at: null }];
    await refuse(take, told);
  } catch (error) {
    await undo();
    throw error;
  }
}

/** The taking step of an import: all of it becomes part of a draft in one transaction, or none of it and every wrong row is told. */
export async function takeImport(db: Database, job: ImportJob, by: Actor): Promise<void> {
  const take = new Take(db, job, by);
  try {
    await taken(take);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
}
