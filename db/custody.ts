import { type Custody, custodyOf } from "../duty/handover/custody";
import { custodyFault, type HandoverFault, type HandoverToBe } from "../duty/handover/custody-fault";
import type { CustodyLine } from "../duty/handover/custody-line";
import type { HandoverSettings, HandoverStep } from "../duty/handover/handover-step";
import type { Instant } from "../duty/plan";
import { type Actor, writeAudit } from "./audit";
import type { Database, Query } from "./client";
import { storable } from "./text";
import { iso } from "./write-nouns";

const STEP = (sql: Query) => sql`
  number, kind, squad, to_squad as "to", made_by as by, (extract(epoch from at) * 1000)::float8 as at, reason`;

/** The steps of a violation's hand-over, in order. */
export const custodySteps = (sql: Query, city: number, violation: number): Promise<readonly HandoverStep[]> =>
  sql<HandoverStep[]>`select ${STEP(sql)} from custody_step where city = ${city} and violation = ${violation} order by number`;

/** What became of a step somebody wanted to take. */
export type HandoverStepped =
  | { readonly ok: true; readonly custody: Custody }
  | { readonly ok: false; readonly fault: HandoverFault; readonly number: number };

/** A step to take in the hand-over of a violation that lies in the band of the border between two squads. */
export interface SentHandover extends HandoverToBe {
  readonly violation: number;
  readonly between: readonly [string, string];
  /** Who takes it, as people know them. */
  readonly signer: string;
  readonly squad: string | null;
}

async function kept(sql: Query, city: number, { violation, between }: SentHandover, custody: Custody, steps: readonly HandoverStep[]) {
  const first = steps[0] as HandoverStep;
  const last = steps[steps.length - 1] as HandoverStep;
  const closed = custody.state === "closed" ? iso(last.at) : null;
  await sql`
    insert into custody (city, violation, one, other, holder, state, offered_to, refusals, steps, received_at, due_at, closed_at)
    values (${city}, ${violation}, ${between[0]}, ${between[1]}, ${custody.holder}, ${custody.state}, ${custody.offeredTo}, ${custody.refusals}, ${steps.length},
      ${iso(first.at)}::timestamptz, ${iso(custody.dueAt)}::timestamptz, ${closed}::timestamptz)
    on conflict (city, violation) do update set holder = excluded.holder, state = excluded.state, offered_to = excluded.offered_to,
      refusals = excluded.refusals, steps = excluded.steps, due_at = excluded.due_at, closed_at = excluded.closed_at`;
}

/**
 * Takes a step of receiving or handing over, if it may be taken. The step, the line for lists and the audit row stand in one transaction; the steps of one
 * violation are taken one after the other.
 */
export async function takeHandoverStep(
  db: Database,
  city: number,
  sent: SentHandover,
  by: Actor,
  settings: HandoverSettings,
  now: Instant,
): Promise<HandoverStepped> {
  return (await db.sql.begin(async (sql): Promise<HandoverStepped> => {
    await sql`select pg_advisory_xact_lock(4713, ${sent.violation % 2_147_483_647})`;
    const steps = await custodySteps(sql, city, sent.violation);
    const last = steps[steps.length - 1];
    const at = Math.max(now, last?.at ?? 0);
    const custody = custodyOf(steps, settings, at);
    const fault = custodyFault(custody, sent, { name: by.name, role: by.role ?? "", squad: sent.squad }, at);
    if (fault) return { ok: false, fault, number: custody?.number ?? 0 };
    const acts = sent.kind === "decide" ? null : sent.squad;
    const to = sent.kind === "offer" || sent.kind === "decide" ? sent.to : null;
    const step: HandoverStep = {
      number: (last?.number ?? 0) + 1,
      kind: sent.kind,
      squad: acts,
      to,
      by: sent.signer,
      at,
      reason: sent.reason,
    };
    const all = [...steps, step];
    const after = custodyOf(all, settings, at) as Custody;
    await sql`
      insert into custody_step (city, violation, number, kind, squad, to_squad, made_by, role, at, reason)
      values (${city}, ${sent.violation}, ${step.number}, ${step.kind}, ${step.squad}, ${step.to}, ${step.by}, ${by.role ?? ""}, ${iso(at)}::timestamptz, ${storable(step.reason)})`;
    await kept(sql, city, sent, after, all);
    await writeAudit(sql, {
      actor: by,
      action: `custody.${step.kind}`,
      noun: "violation",
      key: String(sent.violation),
      after: { number: step.number, squad: step.squad, to: step.to, reason: step.reason, holder: after.holder },
    });
    return { ok: true, custody: after };
  })) as HandoverStepped;
}

/** Which custodies a list shows. */
export interface CustodyFilter {
  readonly view: "open" | "to-decide" | "closed";
  /** Only those a squad holds or is offered. */
  readonly squad: string | null;
  /** Only those of one border. */
  readonly between: readonly [string, string] | null;
  /** Received before that instant and violation: where the last page ended. */
  readonly before: { readonly at: Instant; readonly violation: number } | null;
  readonly limit: number;
}

/** Custodies, the latest received first; those a leader is to decide the oldest deadline first. */
export async function listCustody(
  db: Database,
  city: number,
  { view, squad, between, before, limit }: CustodyFilter,
  settings: HandoverSettings,
  now: Instant,
): Promise<CustodyLine[]> {
  const { sql } = db;
  const escalated = sql`state in ('held', 'offered', 'to-decide') and due_at is not null and (due_at <= ${iso(now)}::timestamptz or refusals >= ${settings.refusals})`;
  const wanted =
    view === "closed"
      ? sql`closed_at is not null`
      : view === "to-decide"
        ? sql`closed_at is null and ${escalated}`
        : sql`closed_at is null`;
  return sql<CustodyLine[]>`
    select custody.violation::float8 as violation, array[one, other] as between, holder, state, offered_to as "offeredTo", refusals, steps,
      (extract(epoch from custody.received_at) * 1000)::float8 as "receivedAt", (extract(epoch from due_at) * 1000)::float8 as "dueAt",
      (extract(epoch from closed_at) * 1000)::float8 as "closedAt", lon, lat, (extract(epoch from violation.at) * 1000)::float8 as at, category, description
    from custody join violation on violation.city = custody.city and violation.id = custody.violation
    where custody.city = ${city} and ${wanted}
      and ${squad === null ? sql`true` : sql`(holder = ${squad} or offered_to = ${squad})`}
      and ${between === null ? sql`true` : sql`one = ${between[0]} and other = ${between[1]}`}
      and ${before === null ? sql`true` : sql`(custody.received_at, custody.violation) < (${iso(before.at)}::timestamptz, ${before.violation})`}
    order by ${view === "to-decide" ? sql`due_at, ` : sql``} custody.received_at desc, custody.violation desc limit ${limit}`;
}

/** The line of one violation, or null where nobody received it at a border. */
export async function findCustody(db: Database, city: number, violation: number): Promise<{ between: readonly [string, string] } | null> {
  const [row] = await db.sql<{ between: [string, string] }[]>`
    select array[one, other] as between from custody where city = ${city} and violation = ${violation}`;
  return row ?? null;
}

/** The hand-overs received since an instant, one violation's steps at a time, read in batches. */
export async function* custodyHistories(db: Database, city: number, since: Instant, batch = 2000): AsyncGenerator<readonly HandoverStep[]> {
  let after = 0;
  for (;;) {
    const rows = await db.sql<{ violation: number; steps: HandoverStep[] }[]>`
      select step.violation::float8 as violation, json_agg(json_build_object('number', number, 'kind', kind, 'squad', squad, 'to', to_squad, 'by', made_by,
        'at', (extract(epoch from at) * 1000)::float8, 'reason', reason) order by number) as steps
      from custody_step as step where step.city = ${city} and step.violation in (
        select violation from custody where city = ${city} and received_at >= ${iso(since)}::timestamptz and violation > ${after} order by violation limit ${batch})
      group by step.violation order by step.violation`;
    for (const { steps } of rows) yield steps;
    if (rows.length < batch) return;
    after = (rows[rows.length - 1] as { violation: number }).violation;
  }
}
