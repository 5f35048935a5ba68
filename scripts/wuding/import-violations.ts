import { statSync } from "node:fs";
import { basename } from "node:path";
import type { Actor } from "../../db/audit";
import { writeAudit } from "../../db/audit";
import { categoryCodes, localCategories } from "../../db/category";
import type { Database } from "../../db/client";
import { loadPlan } from "../../db/load-plan";
import { currentPlanHead } from "../../db/plan";
import { insertViolations, type NewViolation } from "../../db/store-violations";
import { ground } from "../../duty/ground";
import type { Plan } from "../../duty/plan";
import { responsibilityOf } from "../../duty/responsibility";
import { wallClock } from "../../duty/time/wall-clock";
import { type Routed, routed } from "../../duty/violation/routed";
import type { Layout } from "./columns";
import { type ReadRow, type RowReader, rowOf, rowsOf, UnclosedQuote } from "./read-violations";
import { RefusalFile } from "./refusal-file";
import { Refused, type RefusedRow } from "./refused";
import type { Say } from "./words";

/** What the command was told about violations; the file's head has been read. */
export interface ViolationOptions {
  readonly file: string;
  readonly encoding: string;
  readonly layout: Layout;
  readonly timeZone?: string | undefined;
  readonly source?: string | undefined;
  /** Where refused rows are written. */
  readonly report: string;
}

/** How a place lies to the cells: inside one, on a line between two, in an overlap, in a sliver between two, outside. */
type Lie = "inside" | "line" | "overlap" | "sliver" | "outside";

/** What became of a file's rows. */
export interface ViolationReport {
  readonly read: number;
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
  /** The first of them. */
  readonly firstRefused: readonly RefusedRow[];
  readonly lies: Readonly<Record<Lie, number>>;
  readonly kinds: Readonly<Record<string, number>>;
  readonly twice: number;
  /** How many new local categories there are. */
  readonly local: number;
  /** Row of a quote that is never closed: what comes after it was not read. */
  readonly unclosed: number | null;
  readonly seconds: number;
}

const BATCH = 4000;

/** Where a row goes: who answers for it, and how its place lies. */
function router(plan: Plan) {
  const ask = responsibilityOf(plan);
  const land = ground(plan);
  return ({ violation }: ReadRow, category: string): { lie: Lie; place: Routed } => {
    return { lie: land.lie(violation.point).kind, place: routed(ask(violation.point, violation.at), category) };
  };
}

/** Rows on their way into a city, a batch at a time, and what became of them. */
class Intake {
  readonly sum = { taken: 0, known: 0, twice: 0 };
  readonly lies: Record<Lie, number> = { inside: 0, line: 0, overlap: 0, sliver: 0, outside: 0 };
  readonly kinds: Record<string, number> = { held: 0, shared: 0, gap: 0, outside: 0 };
  readonly #route: ReturnType<typeof router>;
  #batch: ReadRow[] = [];

  constructor(
    private readonly db: Database,
    private readonly city: number,
    plan: Plan,
    private readonly refusals: RefusalFile,
    private readonly say: Say,
  ) {
    this.#route = router(plan);
  }

  /** Takes one more row. @returns whether it was the last of a batch and all of it is stored now. */
  async take(row: ReadRow): Promise<boolean> {
    this.#batch.push(row);
    if (this.#batch.length < BATCH) return false;
    await this.flush();
    return true;
  }

  /** Routes and stores what is waiting. */
  async flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    const texts = batch.map(({ violation }) => violation.category);
    const codes = await categoryCodes(this.db, this.city, texts);
    const rows = batch.flatMap((row) => this.#routed(row, codes.get(row.violation.category)));
    const { taken, known } = await insertViolations(this.db, this.city, rows);
    this.sum.taken += taken;
    this.sum.known += known;
  }

  #routed(read: ReadRow, category: string | undefined): NewViolation[] {
    if (category === undefined) {
      this.refusals.add({
        row: read.row,
        field: "category",
        expected: this.say("expected.fewer-categories"),
        got: read.violation.category,
      });
      return [];
    }
    const { lie, place } = this.#route(read, category);
    this.lies[lie]++;
    this.kinds[place.kind] = (this.kinds[place.kind] ?? 0) + 1;
    if (read.twice) this.sum.twice++;
    return [{ ...read.violation, ...place, category }];
  }
}

/**
 * Brings violations in: every row routed by `responsibilityOf` at its own time, outside included. A wrong row is refused and told, the others go on; each
 * batch is one transaction and a row that is known already is not stored again, so a stopped import is simply run again. `onShare` hears how far it is.
 * @throws Refused when there is no city yet, or no row in the file.
 */
export async function importViolations(
  db: Database,
  options: ViolationOptions,
  by: Actor,
  say: Say,
  onShare: (share: number) => void,
): Promise<ViolationReport> {
  const started = Date.now();
  const { file, encoding, layout } = options;
  const head = await currentPlanHead(db, started);
  if (!head) throw new Refused(say("no-city"));
  const plan = await loadPlan(db, head.plan);
  const localBefore = (await localCategories(db, head.city)).length;
  const source = options.source ?? basename(file);
  const reader: RowReader = { layout, source, clock: wallClock(options.timeZone ?? plan.version.timeZone), say };
  const refusals = new RefusalFile(options.report);
  const intake = new Intake(db, head.city, plan, refusals, say);
  const size = Math.max(1, statSync(file).size);
  let [bytes, read] = [0, 0];
  let unclosed: number | null = null;
  const onBytes = (count: number) => {
    bytes = count;
  };
  try {
    for await (const { values, row } of rowsOf(file, encoding, layout, onBytes)) {
      read++;
      const one = rowOf(values, row, reader);
      if (!("violation" in one)) refusals.add(one);
      else if (await intake.take(one)) onShare(bytes / size);
    }
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    unclosed = error.row;
    refusals.add({ row: unclosed, field: "row", expected: say("expected.closed-quote"), got: "" });
  }
  if (read === 0 && unclosed === null) throw new Refused(say("no-rows", { file: basename(file) }));
  await intake.flush();
  refusals.flush();
  onShare(1);
  const tally = { read, ...intake.sum, refused: refusals.count, lies: intake.lies, kinds: intake.kinds };
  await db.sql.begin((sql) => writeAudit(sql, { actor: by, action: "import.run", noun: "violation", key: source, after: tally }));
  const local = (await localCategories(db, head.city)).length - localBefore;
  return { ...tally, firstRefused: refusals.first, local, unclosed, seconds: (Date.now() - started) / 1000 };
}
