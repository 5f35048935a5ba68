import type { AuditedDays } from "./audited-days";
import type { Demand } from "./demand";
import { type Finding, menderOf, type Span } from "./finding";
import { missing } from "./minute-marks";

const CODES = { grid: "grid.uncovered", segment: "segment.uncovered", post: "post.unmanned" } as const;

/** Hours of stretches together, to a hundredth. */
export const hoursOf = (spans: readonly Span[]): number => Math.round(spans.reduce((sum, [from, to]) => sum + to - from, 0) / 36_000) / 100;

/** The city's day on which the first stretch begins, to open a calendar on; nothing when there is none. */
export function dayOf({ quarters }: AuditedDays, spans: readonly Span[]): { readonly day?: string } {
  const day = quarters.days[Math.max(0, quarters.dayAt(spans[0]?.[0] ?? quarters.from))];
  return spans.length > 0 && day ? { day: day.code } : {};
}

/** Grids, main segments and posts that lack somebody when they must have them, and posts that no assignment names. */
export function gaps(demands: readonly Demand[], days: AuditedDays): Finding[] {
  const named = new Set(days.plan.assignments.map(({ post }) => post));
  const found: Finding[] = [];
  for (const { kind, code: item, name, squad, at, required, there } of demands) {
    const about = { noun: kind, item, at, who: menderOf(squad) } as const;
    if (kind === "post" && !named.has(item)) {
      const [code, fix] = ["post.without-person", { panel: kind, code: item }] as const;
      found.push({ ...about, code, key: `${code}:${item}`, detail: { name }, spans: [], fix });
      continue;
    }
    const spans = missing(required, there, days.quarters);
    if (spans.length === 0) continue;
    const fix = { panel: kind, code: item, ...dayOf(days, spans) };
    found.push({ ...about, code: CODES[kind], key: `${CODES[kind]}:${item}`, detail: { name, hours: hoursOf(spans) }, spans, fix });
  }
  return found;
}
