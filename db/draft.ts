import { getTableColumns } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { PlanFault } from "../duty/check";
import { inverseOf, isEmptyPatch, NOUN_LISTS, type Patch, patched, touchedBy } from "../duty/edit/patch";
import type { Plan } from "../duty/plan";
import { type Actor, writeAudit } from "./audit";
import type { Database, Query } from "./client";
import { loadPlan } from "./load-plan";
import * as t from "./schema";
import { storable, storableJson } from "./text";
import { iso, removeNouns, writeNouns } from "./write-nouns";

/** What a new draft begins with. */
export interface NewDraft {
  readonly name: string;
  /** The version whose nouns it takes over; null begins with nothing. */
  readonly basedOn: number | null;
  readonly from: number;
  readonly bureau: { readonly name: string; readonly phone: string };
}

/** The tables of a plan, those that others refer to first. */
const TABLES: readonly PgTable[] = [
  t.office,
  t.community,
  t.person,
  t.squad,
  t.standard,
  t.duty,
  t.grid,
  t.cell,
  t.segment,
  t.place,
  t.post,
  t.assignment,
  t.absence,
  t.borderRule,
  t.merger,
  t.allowance,
  t.calendarDay,
];

const nameOf = (table: PgTable): string => (table as unknown as Record<symbol, string>)[Symbol.for("drizzle:Name")] as string;

async function copyNouns(sql: Query, from: number, to: number): Promise<void> {
  for (const table of TABLES) {
    const columns = Object.values(getTableColumns(table))
      .filter((column) => column.name !== "plan" && column.generated === undefined)
      .map(({ name }) => `"${name}"`)
      .join(", ");
    await sql.unsafe(
      `insert into "${nameOf(table)}" (plan, ${columns}) select $1::int, ${columns} from "${nameOf(table)}" where plan = $2::int`,
      [to, from],
    );
  }
}

/** Makes a draft in a city, empty or as a copy. Within the caller's transaction. @returns its id */
export async function makeDraft(sql: Query, city: number, draft: NewDraft, by: Actor): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    insert into plan (city, name, state, valid_from, bureau_name, bureau_phone, created_by, based_on)
    values (${city}, ${storable(draft.name)}, 'draft', ${iso(draft.from)}::timestamptz, ${storable(draft.bureau.name)}, ${storable(draft.bureau.phone)}, ${by.name}, ${draft.basedOn})
    returning id`;
  const { id } = row as { id: number };
  if (draft.basedOn !== null) await copyNouns(sql, draft.basedOn, id);
  await writeAudit(sql, {
    actor: by,
    action: "draft.make",
    noun: "plan",
    key: String(id),
    after: { name: draft.name, basedOn: draft.basedOn },
  });
  return id;
}

/** A change as somebody sends it: made upon the draft after change number `base`. */
export interface SentChange {
  readonly base: number;
  readonly deed: string;
  readonly patch: Patch;
  readonly undoes?: number | null | undefined;
}

/** A change as the draft keeps it. */
export interface KeptChange {
  readonly number: number;
  readonly deed: string;
  readonly patch: Patch;
  readonly inverse: Patch;
  readonly undoes: number | null;
  readonly by: string;
  readonly at: number;
}

/** Something another person changed meanwhile that this change touches too. */
export interface Clash {
  readonly what: string;
  readonly by: string;
  readonly at: number;
  readonly number: number;
}

/** What became of a change. */
export type Changed =
  | { readonly ok: true; readonly number: number; readonly inverse: Patch; readonly plan: Plan }
  | { readonly ok: false; readonly why: "missing" | "not-draft" | "ahead" | "empty" }
  | { readonly ok: false; readonly why: "clash"; readonly clashes: readonly Clash[] }
  | { readonly ok: false; readonly why: "faults"; readonly faults: readonly PlanFault[] };

const CHANGE = (sql: Query) => sql`number, deed, patch, inverse, undoes, changed_by as by, extract(epoch from at)::float8 * 1000 as at`;

/** The changes of a draft above a number, in order. */
export async function changesAfter(sql: Query, plan: number, number: number, most = 500): Promise<KeptChange[]> {
  return sql<
    KeptChange[]
  >`select ${CHANGE(sql)} from plan_change where plan = ${plan} and number > ${number} order by number limit ${most}`;
}

/** The last changes of a draft without what they changed, the newest first: for its history. */
export async function listChanges(sql: Query, plan: number, most = 200): Promise<readonly Omit<KeptChange, "patch" | "inverse">[]> {
  return sql`select number, deed, undoes, changed_by as by, extract(epoch from at)::float8 * 1000 as at from plan_change where plan = ${plan} order by number desc limit ${most}`;
}

/** One change of a draft, or null. */
export async function findChange(sql: Query, plan: number, number: number): Promise<KeptChange | null> {
  const [row] = await sql<KeptChange[]>`select ${CHANGE(sql)} from plan_change where plan = ${plan} and number = ${number}`;
  return row ?? null;
}

function clashesOf(patch: Patch, since: readonly KeptChange[]): Clash[] {
  const mine = touchedBy(patch);
  return since.flatMap(({ patch: theirs, by, at, number }) =>
    [...touchedBy(theirs)].filter((what) => mine.has(what)).map((what) => ({ what, by, at, number })),
  );
}

const sizes = ({ set, remove }: Patch) =>
  Object.fromEntries(
    NOUN_LISTS.flatMap((name) => {
      const [come, go] = [set[name]?.length ?? 0, remove[name]?.length ?? 0];
      return come + go === 0 ? [] : [[name, { set: come, remove: go }]];
    }),
  );

/** How a draft's plan at a revision is had, and what forbids a change. */
export interface ChangeRules {
  readonly load?: (plan: number, revision: number) => Promise<Plan>;
  readonly judge: (before: Plan, after: Plan, patch: Patch) => readonly PlanFault[];
  /** What else is to be done in the same transaction. */
  readonly also?: (sql: Query) => Promise<void>;
}

type Head = { readonly state: string; readonly revision: number } | undefined;

const headFault = (head: Head, base: number): Changed | null => {
  if (!head) return { ok: false, why: "missing" };
  if (head.state !== "draft") return { ok: false, why: "not-draft" };
  return base > head.revision ? { ok: false, why: "ahead" } : null;
};

/** Writes a judged change upon the state it was judged by; null when the draft has moved on meanwhile. */
async function written(
  db: Database,
  plan: number,
  revision: number,
  sent: SentChange,
  inverse: Patch,
  by: Actor,
  also: ChangeRules["also"],
): Promise<number | null> {
  return (await db.sql.begin(async (sql) => {
    const [head] = await sql<{ state: string; revision: number }[]>`select state, revision from plan where id = ${plan} for update`;
    if (head?.state !== "draft" || head.revision !== revision) return null;
    const number = revision + 1;
    await writeNouns(sql, plan, sent.patch.set, true);
    await removeNouns(sql, plan, sent.patch.remove);
    await sql`
      insert into plan_change (plan, number, deed, patch, inverse, undoes, changed_by)
      values (${plan}, ${number}, ${storable(sent.deed)}, ${storableJson(sent.patch)}::text::jsonb, ${storableJson(inverse)}::text::jsonb, ${sent.undoes ?? null}, ${by.name})`;
    await sql`update plan set revision = ${number} where id = ${plan}`;
    await also?.(sql);
    await writeAudit(sql, {
      actor: by,
      action: "draft.change",
      noun: "plan",
      key: String(plan),
      after: { number, deed: sent.deed, ...(sent.undoes ? { undoes: sent.undoes } : {}), ...sizes(sent.patch) },
    });
    return number;
  })) as number | null;
}

const TRIES = 8;

/**
 * Changes a draft: one at a time, in order. A change made upon an older state is taken if what came since touches other things, and refused with the
 * names of what clashes otherwise; what `judge` finds refuses it too. The plan is read and judged outside the transaction (the embedded database serves
 * one at a time), which then makes sure that nothing has moved. The change, what takes it back and the audit row stand in one transaction.
 */
export async function changeDraft(db: Database, plan: number, sent: SentChange, by: Actor, rules: ChangeRules): Promise<Changed> {
  if (isEmptyPatch(sent.patch)) return { ok: false, why: "empty" };
  for (let round = 0; round < TRIES; round++) {
    const [head] = await db.sql<{ state: string; revision: number }[]>`select state, revision from plan where id = ${plan}`;
    const wrong = headFault(head, sent.base);
    if (wrong) return wrong;
    const { revision } = head as { revision: number };
    const clashes = clashesOf(sent.patch, sent.base < revision ? await changesAfter(db.sql, plan, sent.base, 100_000) : []);
    if (clashes.length > 0) return { ok: false, why: "clash", clashes };
    const before = await (rules.load ?? ((id) => loadPlan(db, id)))(plan, revision);
    const after = patched(before, sent.patch);
    const faults = rules.judge(before, after, sent.patch);
    if (faults.length > 0) return { ok: false, why: "faults", faults };
    const inverse = inverseOf(before, sent.patch);
    const number = await written(db, plan, revision, sent, inverse, by, rules.also);
    if (number !== null) return { ok: true, number, inverse, plan: after };
  }
  throw new Error(`changeDraft: draft ${plan} moved on ${TRIES} times while a change was judged`);
}

/** Takes a draft away with all it holds. @returns false where there is none or it is no draft. */
export async function dropDraft(db: Database, plan: number, by: Actor): Promise<boolean> {
  return (await db.sql.begin(async (sql) => {
    const [head] = await sql<{ state: string; name: string }[]>`select state, name from plan where id = ${plan} for update`;
    if (head?.state !== "draft") return false;
    for (const table of [...TABLES].reverse()) {
      if (table === t.person) await sql`update squad set captain = null where plan = ${plan}`;
      await sql`delete from ${sql(nameOf(table))} where plan = ${plan}`;
    }
    await sql`delete from plan where id = ${plan}`;
    await writeAudit(sql, { actor: by, action: "draft.drop", noun: "plan", key: String(plan), before: { name: head.name } });
    return true;
  })) as boolean;
}
