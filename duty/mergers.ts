import { during } from "./bands";
import { byCode } from "./by-code";
import type { Instant, Merger, Plan } from "./plan";
import type { Moment } from "./time/day-clock";
import { type DaySpans, daySpans, holds } from "./time/day-spans";

/** Which merger a squad is in at a time. */
export interface Mergers {
  /** The merger (合并勤务) that answers for a squad at an instant, or null; of two at once the one with the lower code. */
  at(squad: string, instant: Instant, moment: Moment): Merger | null;
  /** All mergers a squad is ever in, in ascending order of code. */
  of(squad: string): readonly Merger[];
}

interface ReadyMerger {
  readonly merger: Merger;
  readonly hours: DaySpans;
}

/** Makes a plan's mergers ready. */
export function mergers(plan: Plan): Mergers {
  const bySquad = new Map<string, ReadyMerger[]>();
  for (const merger of [...plan.mergers].sort(byCode)) {
    const ready = { merger, hours: daySpans(merger.hours) };
    for (const squad of new Set(merger.squads)) {
      const list = bySquad.get(squad);
      if (list) list.push(ready);
      else bySquad.set(squad, [ready]);
    }
  }
  const at = (squad: string, instant: Instant, moment: Moment) =>
    bySquad.get(squad)?.find(({ merger, hours }) => during(merger, instant) && holds(hours, moment))?.merger ?? null;
  return { at: bySquad.size === 0 ? () => null : at, of: (squad) => bySquad.get(squad)?.map(({ merger }) => merger) ?? [] };
}

/** Who leads and who supports, with the mergers that count. */
export interface Led {
  readonly lead: string;
  readonly support: string | null;
  /** The merger that the leading squad is in, if it is in one. */
  readonly merger: Merger | null;
}

/**
 * Merges what the ground or a border part says: each squad gives way to the lead of its merger. Support that is the lead itself then, or that
 * nobody named, is the first other squad of the merger.
 */
export function led(lead: string, support: string | null, joint: Mergers, at: Instant, moment: Moment): Led {
  const merger = joint.at(lead, at, moment);
  const first = merger?.lead ?? lead;
  const second = support === null ? null : (joint.at(support, at, moment)?.lead ?? support);
  if (second !== null && second !== first) return { lead: first, support: second, merger };
  return { lead: first, support: merger?.squads.find((squad) => squad !== first) ?? null, merger };
}
