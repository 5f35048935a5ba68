import type { Instant, Plan } from "../plan";
import { type AuditedDays, type AuditOptions, auditedDays } from "./audited-days";
import { type CoverageCounts, coverageCounts } from "./coverage-counts";
import { type Demand, demands } from "./demand";
import { deputies } from "./deputies";
import { byRank, type Finding } from "./finding";
import { gaps } from "./gaps";
import type { AuditLaw } from "./law";
import { outsideGrid } from "./outside-grid";
import { type Presence, presence } from "./presence";
import { standards } from "./standards";
import { twoPlaces } from "./two-places";
import { unqualified } from "./unqualified";
import { workingHours } from "./working-hours";

/** What an audit says of a plan over some days. Plain data: it goes through a worker and JSON unchanged. */
export interface Audit {
  readonly from: Instant;
  readonly to: Instant;
  readonly days: number;
  readonly law: AuditLaw;
  /** By code in the order of `FINDING_CODES`, then by key. */
  readonly findings: readonly Finding[];
  readonly coverage: CoverageCounts;
  readonly presence: Presence;
}

/** An audit being made: the plan unrolled over its days, and what must have somebody there. Its parts can be asked by themselves. */
export interface Auditing extends AuditedDays {
  readonly demands: readonly Demand[];
}

/**
 * Unrolls a plan for its audit. What depends on the ground and the posts alone (who holds which segment, what leaves its grid) is remembered by the
 * identity of the plan's lists: after an edit of assignments, exceptions or absences only time is worked out anew.
 * @throws RangeError for days that are none; an error when the plan refers to what it does not have: `faultsOf` tells that beforehand.
 */
export function auditing(plan: Plan, options: AuditOptions): Auditing {
  const days = auditedDays(plan, options);
  return { ...days, demands: demands(days) };
}

/** Everything the audit finds, in order. */
export function findingsOf(made: Auditing): Finding[] {
  const { plan } = made;
  const found = [
    ...gaps(made.demands, made),
    ...unqualified(made),
    ...twoPlaces(made),
    ...deputies(made),
    ...workingHours(made),
    ...standards(plan),
    ...outsideGrid(plan),
  ];
  return found.sort(byRank);
}

/** The audit of a plan over a stretch of days: the same plan and options, the same audit. @throws as `auditing` does. */
export function auditOf(plan: Plan, options: AuditOptions): Audit {
  const made = auditing(plan, options);
  const { from, to, days } = made.quarters;
  return {
    from,
    to,
    days: days.length,
    law: made.law,
    findings: findingsOf(made),
    coverage: coverageCounts(
      made.demands,
      plan.squads.map(({ code }) => code),
      made.quarters,
    ),
    presence: presence(made.demands, made),
  };
}
