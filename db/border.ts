import { type BorderLife, lifeOf } from "../duty/border/border-life";
import type { BorderStep, BorderTerms } from "../duty/border/border-step";
import { rulesAfterStep } from "../duty/border/rules-after";
import { type StepFault, type StepToBe, stepFault } from "../duty/border/step-fault";
import type { BorderBasis, BorderPart, BorderRule, BorderState, Instant } from "../duty/plan";
import { type Actor, writeAudit } from "./audit";
import { bumpRevision } from "./city";
import type { Database, Query } from "./client";
import { storable, storableJson } from "./text";
import { iso, removeNouns, writeNouns } from "./write-nouns";

interface StepRow extends Omit<BorderStep, "by"> {
  readonly one: string;
  readonly other: string;
  readonly name: string;
  readonly role: string;
  readonly squad: string | null;
}

const stepOf = ({ one: _one, other: _other, name, role, squad, ...step }: StepRow): BorderStep => ({ ...step, by: { name, role, squad } });

/** The steps of a city's borders by the border's key, each list in order; of one border if its squads are told. */
export async function borderSteps(
  sql: Query,
  city: number,
  between: readonly [string, string] | null = null,
): Promise<Map<string, readonly BorderStep[]>> {
  const rows = await sql<StepRow[]>`
    select one, other, number, kind, made_by as name, role, squad, (extract(epoch from at) * 1000)::float8 as at, terms, reason, fingerprint, plan,
      (extract(epoch from valid_from) * 1000)::float8 as from
    from border_step where city = ${city} and ${between ? sql`one = ${between[0]} and other = ${between[1]}` : sql`true`}
    order by one collate "C", other collate "C", number`;
  const steps = new Map<string, BorderStep[]>();
  for (const row of rows) {
    const key = `${row.one}|${row.other}`;
    const list = steps.get(key);
    if (list) list.push(stepOf(row));
    else steps.set(key, [stepOf(row)]);
  }
  return steps;
}

interface RuleRow {
  readonly plan: number;
  readonly code: string;
  readonly width: number;
  readonly basis: string;
  readonly state: string;
  readonly parts: BorderPart[];
  readonly text: string;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** Versions that answer now or will, and have both squads, each with the rules it holds for the pair. */
async function amendable(
  sql: Query,
  city: number,
  [one, other]: readonly [string, string],
  now: Instant,
): Promise<Map<number, BorderRule[]>> {
  const plans = await sql<{ id: number }[]>`
    select id from plan where city = ${city} and state <> 'draft' and (valid_to is null or valid_to > ${iso(now)}::timestamptz)
      and (select count(*) from squad where squad.plan = plan.id and code in (${one}, ${other})) = 2`;
  const rows = await sql<RuleRow[]>`
    select plan, code, width, basis, state, parts, text, (extract(epoch from valid_from) * 1000)::float8 as from, (extract(epoch from valid_to) * 1000)::float8 as to
    from border_rule where plan in ${sql([0, ...plans.map(({ id }) => id)])} and one = ${one} and other = ${other} order by valid_from`;
  const found = new Map<number, BorderRule[]>(plans.map(({ id }) => [id, []]));
  for (const { plan, basis, state, ...rule } of rows)
    found.get(plan)?.push({ ...rule, between: [one, other], basis: basis as BorderBasis, state: state as BorderState });
  return found;
}

/** Brings the rules of one version from what they were to what they are now. @returns whether that was anything */
async function writeRules(sql: Query, plan: number, before: readonly BorderRule[], after: readonly BorderRule[]): Promise<boolean> {
  const there = new Map(before.map((rule) => [rule.code, rule] as const));
  const left = new Set(after.map(({ code }) => code));
  const gone = before.filter(({ code }) => !left.has(code)).map(({ code }) => code);
  const ended = after.filter(({ code, to }) => there.has(code) && there.get(code)?.to !== to);
  const fresh = after.filter(({ code }) => !there.has(code));
  await removeNouns(sql, plan, { rules: gone });
  for (const { code, to } of ended)
    await sql`update border_rule set valid_to = ${iso(to)}::timestamptz where plan = ${plan} and code = ${code}`;
  await writeNouns(sql, plan, { rules: fresh });
  return gone.length + ended.length + fresh.length > 0;
}

/** What became of a step somebody wanted to take. */
export type BorderStepped =
  | { readonly ok: true; readonly life: BorderLife }
  | { readonly ok: false; readonly fault: StepFault; readonly number: number };

/** A step, upon which version of the plan, and who puts their name to it: as people know them, and their squad. */
export interface SentBorderStep extends StepToBe {
  readonly plan: number;
  readonly signer: string;
  readonly squad: string | null;
}

async function writeStep(sql: Query, city: number, [one, other]: readonly [string, string], step: BorderStep): Promise<void> {
  const terms = step.terms === null ? null : storableJson(step.terms);
  await sql`
    insert into border_step (city, one, other, number, kind, made_by, role, squad, at, terms, reason, valid_from, fingerprint, plan)
    values (${city}, ${one}, ${other}, ${step.number}, ${step.kind}, ${step.by.name}, ${step.by.role}, ${step.by.squad}, ${iso(step.at)}::timestamptz,
      ${terms}::text::jsonb, ${storable(step.reason)}, ${iso(step.from ?? null)}::timestamptz, ${step.fingerprint}, ${step.plan})`;
}

const lastTime = (steps: readonly BorderStep[]) => steps[steps.length - 1]?.at ?? 0;

/**
 * Takes a step in the life of a border, if it may be taken: the step, what it does to the rules of every version that answers now or will, and its
 * audit row stand in one transaction. Steps of a city are taken one after the other.
 */
export async function takeBorderStep(
  db: Database,
  city: number,
  between: readonly [string, string],
  sent: SentBorderStep,
  by: Actor,
  now: Instant,
): Promise<BorderStepped> {
  const key = between.join("|");
  return (await db.sql.begin(async (sql): Promise<BorderStepped> => {
    await sql`select 1 from city where id = ${city} for update`;
    const steps = (await borderSteps(sql, city, between)).get(key) ?? [];
    const life = lifeOf(key, steps);
    const versions = await amendable(sql, city, between, now);
    const caller = { name: sent.signer, role: by.role ?? "", squad: sent.squad };
    const rules = versions.get(sent.plan) ?? [...versions.values()][0] ?? [];
    const fault = stepFault(life, sent, caller, now, rules);
    if (fault) return { ok: false, fault, number: life.number };
    // Times do not descend, whatever the clocks of two hosts say.
    const step: BorderStep = {
      number: life.number + 1,
      kind: sent.kind,
      by: caller,
      at: Math.max(now, lastTime(steps)),
      terms: sent.terms as BorderTerms | null,
      reason: sent.reason,
      fingerprint: sent.fingerprint,
      plan: sent.plan,
      from: sent.from ?? null,
    };
    const all = [...steps, step];
    await writeStep(sql, city, between, step);
    let changed = false;
    for (const [plan, held] of versions) changed = (await writeRules(sql, plan, held, rulesAfterStep(key, held, all))) || changed;
    if (changed) await bumpRevision(sql, city);
    await writeAudit(sql, {
      actor: by,
      action: `border.${sent.kind}`,
      noun: "border",
      key,
      after: { number: step.number, terms: step.terms, reason: step.reason, from: step.from, plan: step.plan },
    });
    return { ok: true, life: lifeOf(key, all) };
  })) as BorderStepped;
}
