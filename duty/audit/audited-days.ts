import type { Instant, Person, Plan, Post, Squad, WeeklyPattern } from "../plan";
import { type Manning, type Spell, spellsOf, stretchesOf } from "../spells";
import { type DayClock, dayClock } from "../time/day-clock";
import { DAY, wallClock } from "../time/wall-clock";
import { AUDIT_LAW, type AuditLaw } from "./law";
import { mark } from "./minute-marks";
import { type Quarters, quarters } from "./quarters";

/** Whose presence is weighed. */
export type DemandKind = "grid" | "segment" | "post";

/** What is audited: so many days (a week unless said) from a midnight of the city on, held against a law. */
export interface AuditOptions {
  readonly from: Instant;
  readonly days?: number;
  readonly law?: AuditLaw;
  /** Violations expected at a segment or post in a quarter of the audited days; 1 unless said. */
  readonly weight?: (kind: DemandKind, code: string, quarter: number) => number;
}

/** A plan over the audited days: its spells, by post and by person, with one day more before and after so that work is told whole. */
export interface AuditedDays extends Manning {
  readonly plan: Plan;
  readonly law: AuditLaw;
  readonly calendar: DayClock;
  readonly quarters: Quarters;
  readonly weight: (kind: DemandKind, code: string, quarter: number) => number;
  /** In order of beginning. */
  readonly byPost: ReadonlyMap<Post, readonly Spell[]>;
  readonly byPerson: ReadonlyMap<Person, readonly Spell[]>;
  readonly squadOfGrid: ReadonlyMap<string, string>;
  readonly squads: ReadonlyMap<string, Squad>;
  /** The minutes at which a weekly pattern holds, one number a quarter. */
  marksOf(pattern: WeeklyPattern): Uint16Array;
}

/** Spells gathered by something they name. */
function gathered<K>(spells: readonly Spell[], keyOf: (spell: Spell) => K): Map<K, Spell[]> {
  const by = new Map<K, Spell[]>();
  for (const spell of spells) {
    const list = by.get(keyOf(spell));
    if (list) list.push(spell);
    else by.set(keyOf(spell), [spell]);
  }
  return by;
}

const one = () => 1;

/**
 * Unrolls a plan over the audited days.
 * @throws RangeError for days that are none; an error when the plan refers to what it does not have: `faultsOf` tells that beforehand.
 */
export function auditedDays(plan: Plan, { from, days = 7, law = AUDIT_LAW, weight = one }: AuditOptions): AuditedDays {
  const calendar = dayClock(wallClock(plan.version.timeZone), plan.days);
  const cut = quarters(calendar.clock, from, days);
  const manning = spellsOf(plan, cut.from - DAY, cut.to + DAY);
  const known = new Map<string, Uint16Array>();
  const marksOf = (pattern: WeeklyPattern): Uint16Array => {
    const key = JSON.stringify(pattern);
    let marks = known.get(key);
    if (!marks) {
      marks = new Uint16Array(cut.count);
      for (const [begin, end] of stretchesOf(pattern, calendar, cut.from, cut.to)) mark(marks, cut, begin, end);
      known.set(key, marks);
    }
    return marks;
  };
  return {
    ...manning,
    plan,
    law,
    calendar,
    quarters: cut,
    weight,
    byPost: gathered(manning.spells, ({ post }) => post),
    byPerson: gathered(manning.spells, ({ person }) => person),
    squadOfGrid: new Map(plan.grids.map(({ code, squad }) => [code, squad])),
    squads: new Map(plan.squads.map((squad) => [squad.code, squad])),
    marksOf,
  };
}
