import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "../../../db/audit";
import { type DatabaseForTests, freshDatabase } from "../../../db/database-for-tests";
import { changeImport, createImport, findImport, type ImportJob, type StagedFault, stagedFaults } from "../../../db/import-job";
import { NOUN_LISTS } from "../../../duty/edit/patch";
import { planLayers } from "../../../duty/exchange/plan-layers";
import type { Plan } from "../../../duty/plan";
import type { KnownGround } from "../../../geo/coordinate/detected";
import type { WriteLayer } from "../../../geo/format/format";
import { FORMATS } from "../../../geo/format/registry";
import type { ImportHead } from "./import-head";
import type { ImportOptions } from "./import-options";
import { workOff } from "./import-work";

/** Who imports in tests. */
export const TESTER: Actor = { kind: "command", name: "tester", role: null, address: null };

/** Every table in which an import may leave something that stays. */
const TABLES = [
  ...["city", "plan", "office", "community", "person", "squad", "standard", "duty", "grid", "cell", "segment", "place", "post"],
  ...["assignment", "border_rule", "allowance", "plan_change", "base_feature", "import_mapping"],
];

/** Imports in a database and folder of a test's own. */
export interface ExchangeForTests {
  readonly own: DatabaseForTests;
  /** What the worker could not foresee. */
  readonly failures: unknown[];
  /** What is known of the ground, for telling coordinate systems. */
  ground: KnownGround;
  put(name: string, bytes: Uint8Array | string): string;
  begin(name: string, bytes: Uint8Array | string): Promise<number>;
  work(): Promise<void>;
  job(id: number): Promise<ImportJob>;
  faults(id: number): Promise<readonly StagedFault[]>;
  /** Begins and reads. */
  read(name: string, bytes: Uint8Array | string): Promise<ImportJob>;
  /** Asks for the taking as the door does. */
  ask(job: ImportJob, into: ImportOptions["into"], over?: Partial<ImportOptions>): Promise<void>;
  /** Asks and works. */
  take(job: ImportJob, into: ImportOptions["into"], over?: Partial<ImportOptions>): Promise<ImportJob>;
  /** How many rows each table has. */
  counts(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

/** What the portal proposes for a file. */
export function proposedOptions(job: ImportJob, into: ImportOptions["into"], over: Partial<ImportOptions> = {}): ImportOptions {
  const { proposed, coordinates } = job.head as ImportHead;
  return {
    encoding: null,
    system: coordinates.candidates[0]?.code ?? "wgs84",
    swapped: coordinates.swapped,
    layers: proposed.map(({ layer, use, columns, lon, lat }) => ({ layer, use, columns: { ...columns }, lon, lat })),
    into,
    whole: false,
    replaceGround: false,
    skipFaults: false,
    ...over,
  };
}

/** A fresh database with a folder for files. Call once per test file, `close` it in `afterAll`. */
export async function freshExchange(): Promise<ExchangeForTests> {
  const own = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), "wuding-exchange-"));
  const failures: unknown[] = [];
  const it: ExchangeForTests = {
    own,
    failures,
    ground: {},
    put: (name, bytes) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    },
    begin: (name, bytes) => createImport(own.db, { name, path: it.put(name, bytes), size: bytes.length, state: "waiting" }, TESTER),
    work: () => workOff({ db: own.db, ground: async () => it.ground, failed: (error) => failures.push(error), by: TESTER }),
    job: async (id) => (await findImport(own.db, id)) as ImportJob,
    faults: (id) => stagedFaults(own.db, id, 0, 1000),
    read: async (name, bytes) => {
      const id = await it.begin(name, bytes);
      await it.work();
      return it.job(id);
    },
    ask: async (job, into, over) => {
      const options = proposedOptions(job, into, over);
      await changeImport(own.db.sql, job.id, ["ready"], { state: "taking", progress: 0, options, result: null });
    },
    take: async (job, into, over) => {
      await it.ask(job, into, over);
      await it.work();
      return it.job(job.id);
    },
    counts: async () => {
      const rows = await own.db.sql.unsafe<{ name: string; n: number }[]>(
        TABLES.map((name) => `select '${name}' as name, count(*)::int as n from "${name}"`).join(" union all "),
      );
      return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
    },
    close: async () => {
      await own.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return it;
}

/** Layers as one file of a format. */
export async function fileOf(format: string, layers: readonly WriteLayer[]): Promise<Uint8Array> {
  const write = FORMATS.find(({ name }) => name === format)?.write;
  if (!write) throw new Error(`fileOf: ${format} is not written`);
  const pieces: Uint8Array[] = [];
  for await (const piece of write(layers, "plan")) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces);
}

/** A plan as one file of a format. */
export const planFile = (format: string, plan: Plan): Promise<Uint8Array> => fileOf(format, planLayers(plan));

/** A plan's lists in ascending order of code. */
export const orderedNouns = (plan: Plan) =>
  Object.fromEntries(NOUN_LISTS.map((list) => [list, [...plan[list]].sort((a, b) => (a.code < b.code ? -1 : 1))]));
