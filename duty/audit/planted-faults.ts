import type { Dice } from "../sample/dice";
import type { FindingCode } from "./finding";
import type { Plant } from "./plant";
import type { Planting } from "./planting";
import { longDay, longWeek, noRestDay, shortNight } from "./plants-of-hours";
import { noStandard, outsideGrid } from "./plants-of-papers";
import { deputyAbsent, twoPlaces } from "./plants-of-persons";
import { gridUncovered, notQualified, postUnmanned, segmentUncovered, withoutPerson } from "./plants-of-streets";

/** How each fault is planted, those that move posts first: who alone holds a segment depends on them. */
const PLANTS: Readonly<Record<FindingCode, Plant>> = {
  "assignment.outside-grid": outsideGrid,
  "post.without-person": withoutPerson,
  "grid.uncovered": gridUncovered,
  "segment.uncovered": segmentUncovered,
  "post.unmanned": postUnmanned,
  "post.not-qualified": notQualified,
  "person.two-places": twoPlaces,
  "deputy.absent": deputyAbsent,
  "hours.day": longDay,
  "hours.week": longWeek,
  "standard.missing": noStandard,
  "hours.rest-day": noRestDay,
  "hours.rest": shortNight,
};

/** The order in which kinds are planted together. */
export const PLANTED = Object.keys(PLANTS) as FindingCode[];

/** Plants so many faults of one kind. @throws when the plan has no room for them. */
export function plantFaults(to: Planting, code: FindingCode, chance: Dice, count: number): void {
  let planted = 0;
  for (let tries = 0; planted < count; tries++) {
    if (tries > 400 * count) throw new Error(`no room for ${count} of ${code}: ${planted} planted`);
    if (PLANTS[code](to, chance)) planted++;
  }
}
