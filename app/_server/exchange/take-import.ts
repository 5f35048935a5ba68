import type { Actor } from "../../../db/audit";
import { addBase, removeBase } from "../../../db/base";
import { bumpRevision, findOrMakeCity } from "../../../db/city";
import type { Database, Query } from "../../../db/client";
import { changeDraft, dropDraft, makeDraft } from "../../../db/draft";
import {
  changeImport,
  findImport,
  type ImportJob,
  rememberMapping,
  type StagedFault,
  stagedFeatures,
  writeTakeFaults,
} from "../../../db/import-job";
import { loadPlan } from "../../../db/load-plan";
import { findVersion } from "../../../db/version";
import { faultsOf, type PlanFault } from "../../../duty/check";
import { isEmptyPatch, NOUN_LISTS, type Patch } from "../../../duty/edit/patch";
import { groundFeature } from "../../../duty/exchange/ground-feature";
import { type ComingRow, type RefusedRow, Taking } from "../../../duty/exchange/taking";
import { type GroundLayer, isNounList } from "../../../duty/exchange/targets";
import type { Plan } from "../../../duty/plan";
import { wallClock } from "../../../duty/time/wall-clock";
import { systemOf } from "../../../geo/coordinate/systems";
import type { BaseFeature, BaseLayer } from "../../../geo/tile/base-feature";
import { type ImportHead, memoryOf } from "./import-head";
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
  /** The draft this import made, in this taking or in one that broke off: it goes when nothing comes into it. */
  made: number | null;
  #done = 0;

  constructor(
    readonly db: Database,
    readonly job: ImportJob,
    readonly by: Actor,
  ) {
    this.options = importOptionsShape.parse(job.options);
    this.made = "plan" in this.options.into ? null : job.plan;
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

  /** Takes away the draft that was made, unless somebody else who took this worker for dead has filled it. */
  async undo(): Promise<void> {
    if (this.made === null) return;
    const now = await findImport(this.db, this.job.id);
    if (now?.state !== "taken" || now.plan !== this.made) await dropDraft(this.db, this.made, this.by);
    this.made = null;
  }
}

const ground = (told: LayerTold): GroundLayer | null =>
  isNounList(told.use) || told.use === "skip" || told.use === "version" ? null : told.use;

/** What was found: `ground` is the layers of the ground the file has something for. */
interface Looked {
  readonly taking: Taking;
  readonly refused: readonly RefusedRow[];
  readonly features: number;
  readonly ground: ReadonlySet<BaseLayer>;
}

/** Reads every row once: those of lists into a taking, those of the ground only to see whether they are good. */
async function looked(take: Take, plan: Plan): Promise<Looked> {
  const taking = new Taking(plan, wallClock(plan.version.timeZone));
  const refused: RefusedRow[] = [];
  const brought = new Set<BaseLayer>();
  let features = 0;
  for (const told of take.options.layers) {
    const under = ground(told);
    let count = 0;
    if (!under && !isNounList(told.use)) continue;
    for await (const row of take.rows(take.db.sql, told)) {
      if (under) {
        const feature = groundFeature(row, under);
        if ("fault" in feature) refused.push(feature);
        else {
          features++;
          brought.add(feature.layer);
        }
      } else if (isNounList(told.use)) taking.add(row, told.use, told.columns);
      if (++count % PAGE === 0) await take.step(PAGE);
      if (refused.length + taking.refused.length > MOST_FAULTS) break;
    }
  }
  return { taking, refused, features, ground: brought };
}

/** Adds the ground of a file to a city, within the transaction that takes the rest. What the file has nothing for is not replaced. */
async function takeGround(take: Take, sql: Query, city: number, brought: ReadonlySet<BaseLayer>): Promise<void> {
  if (brought.size === 0) return;
  const layers = take.options.layers.filter((told) => ground(told) !== null);
  if (take.options.replaceGround) await removeBase(sql, { city, layers: [...brought] });
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
  await take.undo();
  await writeTakeFaults(take.db, take.job.id, faults);
  await changeImport(take.db.sql, take.job.id, ["taking"], {
    state: "ready",
    progress: 1,
    result: { fault: "import.rows-refused", values: { count: faults.length } },
  });
}

/** The plan whose nouns the new ones are set beside, before anything is written, and at which revision; null when the draft is gone. */
async function beside(take: Take): Promise<{ plan: Plan; revision: number } | null> {
  const { into } = take.options;
  const known = take.made ?? ("plan" in into ? into.plan : into.basedOn);
  if (known !== null) {
    const head = await findVersion(take.db, known);
    if (!head) return null;
    // A copy begins to count anew.
    return { plan: await loadPlan(take.db, known), revision: take.made === null && !("plan" in into) ? 0 : head.revision };
  }
  const { name, city } = into as Exclude<ImportOptions["into"], { plan: number }>;
  const lists = Object.fromEntries(NOUN_LISTS.map((list) => [list, []])) as unknown as Omit<Plan, "version">;
  const [zone] = "id" in city ? await take.db.sql<{ zone: string }[]>`select time_zone as zone from city where id = ${city.id}` : [null];
  const timeZone = "timeZone" in city ? city.timeZone : (zone?.zone ?? "Asia/Shanghai");
  const bureau = { name: "", phone: "" };
  const version = { id: 0, city: "", name, state: "draft" as const, from: 0, to: null, timeZone, sample: false, bureau };
  return { plan: { ...lists, version }, revision: 0 };
}

/** The draft that takes the rows; made now if there is none, and the import remembers it in the same transaction. */
async function draftOf(take: Take): Promise<number> {
  const { into } = take.options;
  if ("plan" in into) return into.plan;
  if (take.made !== null) return take.made;
  const { name, basedOn, city } = into;
  take.made = (await take.db.sql.begin(async (sql) => {
    const { id } = "id" in city ? city : await findOrMakeCity(sql, { name: city.name, timeZone: city.timeZone, sample: false });
    const [bureau] = await sql<{ name: string; phone: string }[]>`
      select bureau_name as name, bureau_phone as phone from plan where id = ${basedOn} union all select name, '' from city where id = ${id} limit 1`;
    const made = await makeDraft(sql, id, { name, basedOn, from: Date.now(), bureau: bureau ?? { name, phone: "" } }, take.by);
    if (!(await changeImport(sql, take.job.id, ["taking"], { plan: made }))) throw new Cancelled();
    return made;
  })) as number;
  return take.made;
}

const sizes = (patch: Patch) =>
  Object.fromEntries(NOUN_LISTS.flatMap((list) => (patch.set[list]?.length ? [[list, patch.set[list].length]] : [])));

/** What refuses the whole without a row of its own. */
const whole = (fault: string): StagedFault => ({ place: 1, layer: "", number: null, field: null, fault, got: "", at: null });

const unlawful = ({ fault, noun, code, detail, at }: PlanFault, index: number): StagedFault => ({
  place: index + 1,
  layer: noun,
  number: null,
  field: code,
  fault,
  got: detail,
  at: at ?? null,
});

/** What stands in the transaction that takes the rest: the ground, the end of the import, and what it was told for the next time. */
async function finish(take: Take, sql: Query, city: number, brought: ReadonlySet<BaseLayer>, result: TakeResult): Promise<void> {
  await takeGround(take, sql, city, brought);
  if (!(await changeImport(sql, take.job.id, ["taking"], { state: "taken", progress: 1, plan: result.plan, result })))
    throw new Cancelled();
  // What was staged is in the draft now; the faults stay listed.
  await sql`delete from import_feature where job = ${take.job.id}`;
  const { layers } = take.job.head as ImportHead;
  for (const seen of layers) {
    const told = take.options.layers.find(({ layer }) => layer === seen.name);
    const { use, columns, lon, lat } = told ?? {};
    if (told) await rememberMapping(sql, memoryOf(seen, layers), { use, columns, lon, lat });
  }
}

async function taken(take: Take): Promise<void> {
  const there = await beside(take);
  if (!there) return refuse(take, [whole("draft.missing")]);
  if (take.job.faults > 0 && !take.options.skipFaults) return refuse(take, [whole("import.unread-rows")]);
  const { taking, refused, features, ground: brought } = await looked(take, there.plan);
  const patch = taking.patch(take.options.whole);
  const all = [...refused, ...taking.refused];
  if (all.length > 0) return refuse(take, staged(all));
  if (isEmptyPatch(patch) && features === 0) return refuse(take, [whole("import.nothing-to-take")]);
  const draft = await draftOf(take);
  const head = await findVersion(take.db, draft);
  if (!head) return refuse(take, [whole("draft.missing")]);
  const { city } = head;
  const result = (change: number | null): TakeResult => ({ plan: draft, change, counts: sizes(patch), ground: features });
  if (isEmptyPatch(patch)) {
    await take.db.sql.begin((sql) => finish(take, sql, city, brought, result(null)));
    return;
  }
  const changed = await changeDraft(take.db, draft, { base: there.revision, deed: "import", patch }, take.by, {
    judge: (_before, after) => faultsOf(after, new Set()),
    also: async (sql) => {
      const [now] = await sql<{ revision: number }[]>`select revision from plan where id = ${draft}`;
      await finish(take, sql, city, brought, result(now?.revision ?? null));
    },
  });
  if (!changed.ok) return refuse(take, changed.why === "faults" ? changed.faults.map(unlawful) : [whole(`draft.${changed.why}`)]);
}

/** The taking step of an import: all of it becomes part of a draft in one transaction, or none of it and every wrong row is told. */
export async function takeImport(db: Database, job: ImportJob, by: Actor): Promise<void> {
  const take = new Take(db, job, by);
  try {
    await taken(take);
  } catch (error) {
    await take.undo();
    if (!(error instanceof Cancelled)) throw error;
  }
}
