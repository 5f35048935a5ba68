import { kept } from "../kept";
import type { Plan } from "../plan";
import { onceMore, weekly } from "./assign-remedies";
import type { Audit } from "./audit";
import { auditedDays } from "./audited-days";
import type { Finding, FindingCode, Suggestion } from "./finding";
import { otherStandard, rightGrid } from "./paper-remedies";
import { dayOff, oneOfTwo, otherDeputy, shorterDay } from "./replace-remedies";

const unrolled = kept((plan: Plan, { law, from, days }: Audit) => auditedDays(plan, { from, days, law }));

type Remedy = (finding: Finding, days: ReturnType<typeof unrolled>) => Suggestion[];

const REMEDIES: Readonly<Record<FindingCode, Remedy>> = {
  "grid.uncovered": onceMore,
  "segment.uncovered": onceMore,
  "post.unmanned": onceMore,
  "post.not-qualified": onceMore,
  "post.without-person": weekly,
  "person.two-places": oneOfTwo,
  "deputy.absent": otherDeputy,
  "hours.day": shorterDay,
  "hours.week": dayOff,
  "hours.rest-day": dayOff,
  "hours.rest": dayOff,
  "standard.missing": (finding, { plan }) => otherStandard(finding, plan),
  "assignment.outside-grid": (finding, { plan }) => rightGrid(finding, plan),
};

/**
 * Ways to set a finding right, each a patch: up to three persons of the squad who are free then and stay within the law, fewest hours first, or another
 * remedy. What has a time is mended on its first day. Worked out only when asked, so that the audit stays quick; empty when nobody is free or a post
 * must be drawn first. `plan` is the audited plan.
 */
export const suggestionsOf = (plan: Plan, finding: Finding, audit: Audit): readonly Suggestion[] =>
  REMEDIES[finding.code](finding, unrolled(plan, audit));
