import { type ExposureFinds, WEEK_HOURS } from "./exposure-finds";
import type { PatrolHours } from "./exposure-hours";

/**
 * patrol-explains: own finds follow the patrol hours and the others' do not. patrol-blind: the others find where and when there is little patrol.
 * no-patrol-bias: neither. too-few: finds of one side, or patrol hours, do not suffice to tell.
 */
export type ExposureCode = "patrol-explains" | "patrol-blind" | "no-patrol-bias" | "too-few";

/**
 * What is told of a pattern, and the figures for a plain sentence. `ownLean` and `othersLean`: rank correlation of finds with patrol hours, -1 to 1 (the
 * chance that a find lies where more is patrolled than at a place and hour drawn at random, less the chance that less is). `patrolled`, `ownPatrolled`,
 * `othersPatrolled`: share of all places and hours, of own and of others' finds, at which somebody is on patrol; 0 to 1.
 */
export interface ExposureVerdict {
  readonly code: ExposureCode;
  readonly values: {
    readonly own: number;
    readonly others: number;
    readonly hours: number;
    readonly ownLean: number;
    readonly othersLean: number;
    readonly patrolled: number;
    readonly ownPatrolled: number;
    readonly othersPatrolled: number;
  };
}

/** Finds of either side below which nothing is said. */
export const FEWEST = 30;
/** Lean that is worth speaking of, and deviations of chance it must exceed. */
const LEAN = 0.2;
const SURE = 3;

/** Places and hours with the same patrol: how much time they are, and what was found in them. */
interface Level {
  time: number;
  own: number;
  others: number;
}

/** Pairs of grid and wanted hour by their patrol (hours on post an hour of time), from the least on. */
function levelsOf(finds: ExposureFinds, { byGrid, met }: PatrolHours, wanted: (hour: number) => boolean): [patrol: number, level: Level][] {
  const levels = new Map<number, Level>();
  for (let pair = 0; pair < byGrid.length; pair++) {
    const hour = pair % WEEK_HOURS;
    const time = met[hour] as number;
    if (time === 0 || !wanted(hour)) continue;
    // Sums of parts of hours differ in their last digits only.
    const patrol = Math.round(((byGrid[pair] as number) / time) * 1e6) / 1e6;
    let level = levels.get(patrol);
    if (!level) {
      level = { time: 0, own: 0, others: 0 };
      levels.set(patrol, level);
    }
    level.time += time;
    level.own += finds.own[pair] as number;
    level.others += finds.others[pair] as number;
  }
  return [...levels].sort((a, b) => a[0] - b[0]);
}

/**
 * Whether patrol explains the pattern of finds. Places and hours (grid x hour of the week) are ranked by patrol; finds that follow it lie high in that
 * order. Own finds always come from where somebody was, so they are held against the others': only if those lean clearly less, patrol explains. Leans
 * are Somers' D of finds against places (Mann and Whitney 1947), whose deviation by chance is at most 1 / sqrt(3 finds): sparse counts blur no rank.
 */
export function exposureVerdict(finds: ExposureFinds, hours: PatrolHours, wanted: (hour: number) => boolean): ExposureVerdict {
  const levels = levelsOf(finds, hours, wanted);
  const sum = (of: (level: Level, patrol: number) => number) => levels.reduce((all, [patrol, level]) => all + of(level, patrol), 0);
  const total: Level = { time: sum((level) => level.time), own: sum((level) => level.own), others: sum((level) => level.others) };
  const lean = (side: "own" | "others"): number => {
    let [below, high] = [0, 0];
    for (const [, level] of levels) {
      high += level[side] * (below + level.time / 2);
      below += level.time;
    }
    return total[side] > 0 && below > 0 ? (2 * high) / (below * total[side]) - 1 : 0;
  };
  const patrolled = (side: keyof Level) => (total[side] > 0 ? sum((level, patrol) => (patrol > 0 ? level[side] : 0)) / total[side] : 0);
  const values = {
    own: total.own,
    others: total.others,
    hours: sum((level, patrol) => patrol * level.time),
    ownLean: lean("own"),
    othersLean: lean("others"),
    patrolled: patrolled("time"),
    ownPatrolled: patrolled("own"),
    othersPatrolled: patrolled("others"),
  };
  return { code: codeOf(values), values };
}

function codeOf({ own, others, hours, ownLean, othersLean }: ExposureVerdict["values"]): ExposureCode {
  if (own < FEWEST || others < FEWEST || hours === 0) return "too-few";
  if (othersLean <= -Math.max(LEAN, SURE / Math.sqrt(3 * others))) return "patrol-blind";
  const apart = Math.max(LEAN, SURE * Math.sqrt(1 / (3 * own) + 1 / (3 * others)));
  return ownLean >= LEAN && ownLean - othersLean >= apart && othersLean <= ownLean / 2 ? "patrol-explains" : "no-patrol-bias";
}
