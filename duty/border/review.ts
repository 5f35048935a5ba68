import { during } from "../bands";
import type { BorderRule, Instant, Plan } from "../plan";
import { DAY } from "../time/wall-clock";
import type { Border } from "./border";
import type { BorderLife, OpenProposal } from "./border-life";

/**
 * How a border stands in the ledger: no rule answers; one does, as signed; one does, but the line has moved since it was signed; one does that came with the
 * plan, without a step here.
 */
export type LedgerStanding = "unsettled" | "settled" | "ground-changed" | "rule-from-plan";

/** A border as a leader looks it over. */
export interface BorderReview {
  readonly key: string;
  readonly standing: LedgerStanding;
  readonly state: BorderLife["state"];
  /** The rule that answers now, and the next to begin. */
  readonly rule: BorderRule | null;
  readonly next: BorderRule | null;
  readonly open: OpenProposal | null;
  readonly rounds: number;
  /** Since when the standing waits for somebody; null when nothing waits. */
  readonly since: Instant | null;
  /** Metres, and violations in the band if they were counted. */
  readonly length: number;
  readonly violations: number;
  /** `urgencyOf`; the higher the sooner. */
  readonly urgency: number;
}

/** How much each standing weighs: nobody leads; a signature that no longer fits; a round under way upon a rule that answers. */
const WEIGHT = { unsettled: 1, "ground-changed": 0.5, waiting: 0.25 } as const;

/**
 * How urgent a border is: weight x days it has waited (at least one) x (1 + violations in its band). Old and busy multiply, so that a quiet border of ten days
 * and one of a day with nine violations are alike. Settled with nothing open: 0.
 */
export function urgencyOf(standing: LedgerStanding, waits: boolean, since: Instant | null, violations: number, now: Instant): number {
  const weight = standing === "unsettled" || standing === "ground-changed" ? WEIGHT[standing] : waits ? WEIGHT.waiting : 0;
  const days = since === null ? 1 : Math.max(1, (now - since) / DAY);
  return weight * days * (1 + violations);
}

/** The rules of one border that can answer, in order of time. */
const rulesOfPair = (rules: readonly BorderRule[], key: string) =>
  rules.filter(({ between, state }) => state !== "proposed" && between.join("|") === key).sort((p, q) => p.from - q.from);

function standingOf(life: BorderLife, border: Border, rule: BorderRule | null): LedgerStanding {
  if (!rule) return "unsettled";
  const signed = life.history.find(({ number }) => rule.code === `${life.key}#${number}`);
  if (!signed) return "rule-from-plan";
  return signed.fingerprint === border.fingerprint ? "settled" : "ground-changed";
}

/** Since when nobody leads: the end of the last rule, else the first step or the beginning of the plan, whichever is earlier. */
function unsettledSince(life: BorderLife, rules: readonly BorderRule[], begin: Instant, now: Instant): Instant {
  const ends = rules.flatMap(({ to }) => (to !== null && to <= now ? [to] : []));
  return ends.length > 0 ? Math.max(...ends) : Math.min(begin, life.history[0]?.at ?? begin);
}

/** What the ledger shows of a border now. `violations` are those counted in its band. */
export function reviewOf(
  life: BorderLife,
  border: Border,
  plan: Pick<Plan, "rules" | "version">,
  now: Instant,
  violations = 0,
): BorderReview {
  const rules = rulesOfPair(plan.rules, life.key);
  const rule = rules.find((one) => during(one, now)) ?? null;
  const standing = standingOf(life, border, rule);
  const waits = life.state === "proposed" || life.state === "objected";
  const since = standing === "unsettled" ? unsettledSince(life, rules, plan.version.from, now) : waits ? life.since : null;
  return {
    key: life.key,
    standing,
    state: life.state,
    rule,
    next: rules.find(({ from }) => from > now) ?? null,
    open: life.open,
    rounds: life.rounds,
    since,
    length: border.length,
    violations,
    urgency: urgencyOf(standing, waits, since, violations, now),
  };
}

/** Reviews in a leader's order: the most urgent first, of equals the longer border, then by key. */
export const mostUrgentFirst = (reviews: readonly BorderReview[]): BorderReview[] =>
  [...reviews].sort((p, q) => q.urgency - p.urgency || q.length - p.length || (p.key < q.key ? -1 : 1));
