import type { Point } from "../../geo/plane/point";
import { during } from "../bands";
import { led, mergers } from "../mergers";
import type { BorderPart, BorderRule, Instant, Plan } from "../plan";
import { dayClock, type Moment } from "../time/day-clock";
import { daySpans, holds } from "../time/day-spans";
import { wallClock } from "../time/wall-clock";
import type { Border } from "./border";

/** Where the borders of three turfs or more meet, and what their rules say there. */
export interface TriplePoint {
  readonly at: Point;
  /** Keys of the borders, ascending. */
  readonly borders: readonly string[];
  /** For each squad whose side two rules speak of with different leads: which rule names whom. */
  readonly quarrels: readonly { readonly side: string; readonly leads: readonly { readonly border: string; readonly lead: string }[] }[];
}

/** Who leads by a rule on one side at a moment, or null where no part answers: the first that fits. */
export const partAt = (rule: BorderRule, side: string, moment: Moment): BorderPart | null =>
  rule.parts.find((part) => (part.side === null || part.side === side) && (part.hours === null || holds(daySpans(part.hours), moment))) ??
  null;

/** Vertices at which two borders or more meet, with those borders. */
function meetings(borders: readonly Border[]): { at: Point; here: Border[] }[] {
  const byPlace = new Map<string, { at: Point; here: Border[] }>();
  for (const border of borders)
    for (const at of border.lines.flat()) {
      const key = `${at[0]},${at[1]}`;
      const known = byPlace.get(key);
      if (!known) byPlace.set(key, { at, here: [border] });
      else if (!known.here.includes(border)) known.here.push(border);
    }
  return [...byPlace.values()].filter(({ here }) => here.length > 1);
}

/** Who leads on one side of a border now, or null where no rule or no part answers. */
type LeadOn = (border: Border, side: string) => string | null;

function quarrelsAt(here: readonly Border[], leadOn: LeadOn): TriplePoint["quarrels"] {
  const sides = [...new Set(here.flatMap(({ between }) => between))].sort();
  return sides.flatMap((side) => {
    const leads = here.flatMap((border) => {
      const lead = border.between.includes(side) ? leadOn(border, side) : null;
      return lead === null ? [] : [{ border: border.key, lead }];
    });
    return new Set(leads.map(({ lead }) => lead)).size > 1 ? [{ side, leads }] : [];
  });
}

/** Where borders meet, and the sides on which their settled rules name different leads at an instant. Calendar and mergers count: squads merged for joint duty do not quarrel. */
export function triplePoints(plan: Plan, borders: readonly Border[], at: Instant): TriplePoint[] {
  const moment = dayClock(wallClock(plan.version.timeZone), plan.days).at(at);
  const joint = mergers(plan);
  const ruleOf = new Map<string, BorderRule>();
  for (const rule of [...plan.rules].sort((p, q) => (p.code < q.code ? 1 : -1)))
    if (rule.state !== "proposed" && during(rule, at)) ruleOf.set(rule.between.join("|"), rule);
  const leadOn: LeadOn = ({ key }, side) => {
    const rule = ruleOf.get(key);
    const part = rule && partAt(rule, side, moment);
    return part ? led(part.lead, null, joint, at, moment).lead : null;
  };
  return meetings(borders).map(({ at: place, here }) => ({
    at: place,
    borders: here.map(({ key }) => key).sort(),
    quarrels: quarrelsAt(here, leadOn),
  }));
}
