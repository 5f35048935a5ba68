import type { Responsibility } from "../answer";
import { settledRule } from "../border/amendment";
import { lifeOf } from "../border/border-life";
import type { BorderStep } from "../border/border-step";
import type { HandoverStep } from "../handover/handover-step";
import type { Instant, Person, Plan } from "../plan";
import type { PrintedResponsibility } from "../print-responsibility";

/** Somebody above whoever answered: the captain of the squad that led, the chief of the segment, who the duty names, the bureau, who supervises. */
export interface Overseer {
  readonly part: "captain" | "chief" | "answers-to" | "bureau" | "leader" | "supervisor";
  readonly name: string;
  /** Of what: the squad, the segment; "" where there is nothing to add. */
  readonly of: string;
}

/** Something that was done or said, as it was recorded. */
export interface Deed {
  readonly at: Instant;
  readonly noun: "violation" | "custody" | "border" | "absence";
  /** What was done: a violation's channel, a step's kind. */
  readonly kind: string;
  readonly who: string;
  readonly squad: string | null;
  /** To whom: the squad offered to or decided for. */
  readonly to: string | null;
  readonly text: string;
  /** What it was done to: the violation's number, the border's key. */
  readonly item: string;
}

/** A violation recorded near the place around the time. */
export interface NearViolation {
  readonly id: number;
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly category: string;
  readonly channel: string;
  readonly lead: string | null;
  readonly description: string | null;
  readonly metres: number;
}

/** Who put their name to the border rule that answered. */
export interface SignedRule {
  readonly code: string;
  readonly how: "agreed" | "adjudicated" | "with-plan";
  readonly signatures: readonly { readonly squad: string | null; readonly name: string; readonly at: Instant; readonly number: number }[];
}

/** Who answered for a place at a time, by which version and rule, who stood above them, and what was done. */
export interface Trace {
  readonly asked: { readonly lon: number; readonly lat: number; readonly at: string; readonly violation: number | null };
  readonly version: {
    readonly id: number;
    readonly city: string;
    readonly name: string;
    readonly from: string;
    readonly to: string | null;
  };
  readonly timeZone: string;
  readonly answer: PrintedResponsibility;
  readonly rule: SignedRule | null;
  readonly overseers: readonly Overseer[];
  readonly deeds: readonly Deed[];
  readonly violations: readonly (NearViolation & { readonly categoryName: string })[];
}

/** What people and steps a trace is put together from, besides the answer. */
export interface Recorded {
  readonly borderSteps: readonly BorderStep[];
  readonly handovers: ReadonlyMap<number, readonly HandoverStep[]>;
  readonly violations: readonly NearViolation[];
  /** Accounts that led and supervised, by display name. */
  readonly accounts: readonly { readonly role: "leader" | "supervisor"; readonly name: string }[];
}

/** Who was above them then. */
export function overseersOf(answer: Responsibility, plan: Plan, accounts: Recorded["accounts"]): Overseer[] {
  const person = (code: string | null): Person | null => plan.persons.find((one) => one.code === code) ?? null;
  const captain = person(answer.lead?.captain ?? null);
  const { chief, segment, duty } = answer;
  return [
    ...(captain ? [{ part: "captain" as const, name: captain.name, of: answer.lead?.name ?? "" }] : []),
    ...(chief && segment ? [{ part: "chief" as const, name: chief.name, of: segment.name }] : []),
    ...(duty ? [{ part: "answers-to" as const, name: duty.answersTo, of: duty.name }] : []),
    { part: "bureau", name: plan.version.bureau.name, of: "" },
    ...accounts.map(({ role, name }) => ({ part: role, name, of: "" })),
  ];
}

/** Who signed the rule that answered; null where none did. A rule that no step made came with the plan. */
export function signedRuleOf(answer: Responsibility, steps: readonly BorderStep[]): SignedRule | null {
  const rule = answer.border?.part ? answer.border.rule : null;
  if (!rule) return null;
  const key = rule.between.join("|");
  const made = [...steps].sort((p, q) => p.number - q.number);
  for (let last = made.length; last > 0; last--) {
    const life = lifeOf(key, made.slice(0, last));
    if (life.settled && settledRule(life)?.code === rule.code)
      return { code: rule.code, how: life.settled.how, signatures: life.settled.signatures };
  }
  return { code: rule.code, how: "with-plan", signatures: [] };
}

const handoverDeeds = (id: number, steps: readonly HandoverStep[]): Deed[] =>
  steps.map(({ at, kind, by, squad, to, reason }) => ({ at, noun: "custody", kind, who: by, squad, to, text: reason, item: String(id) }));

/** What was done, in order of time: violations taken in, scenes received and handed over, steps about the border up to the asked instant. */
export function deedsOf(answer: Responsibility, { borderSteps, handovers, violations }: Recorded): Deed[] {
  const key = answer.border?.between.join("|") ?? "";
  const deeds: Deed[] = [
    ...violations.map(
      ({ id, receivedAt, channel, lead, description }): Deed => ({
        at: receivedAt,
        noun: "violation",
        kind: channel,
        who: "",
        squad: lead,
        to: null,
        text: description ?? "",
        item: String(id),
      }),
    ),
    ...[...handovers].flatMap(([id, steps]) => handoverDeeds(id, steps)),
    ...borderSteps
      .filter(({ at }) => at <= answer.at)
      .map(
        ({ at, kind, by, reason }): Deed => ({
          at,
          noun: "border",
          kind,
          who: by.name,
          squad: by.squad,
          to: null,
          text: reason,
          item: key,
        }),
      ),
  ];
  return deeds.sort((p, q) => p.at - q.at || (p.item < q.item ? -1 : p.item > q.item ? 1 : 0));
}
