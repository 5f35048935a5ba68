import { squareToStretch } from "../geo/plane/line";
import type { Plane } from "../geo/plane/plane";
import type { Point } from "../geo/plane/point";
import type { OnDuty } from "./answer";
import { during } from "./bands";
import { byCodeOf } from "./by-code";
import type { Duty, Instant, Merger, Plan, Standard } from "./plan";
import { type ReadyAssignment, readyAssignments } from "./ready-assignment";
import { expectedAt, spellAround, standingFor } from "./spell-around";
import type { DayClock, Moment } from "./time/day-clock";

/** Who stands where at a time. */
export interface Watch {
  /** Assignments of the grid on duty at `at`, nearest post first, then by code. */
  onDuty(grid: string, point: Point, at: Instant, moment: Moment): OnDuty[];
  /** Those on vehicle posts in all grids of the merged squads, in the same order. */
  joint(merger: Merger, point: Point, at: Instant, moment: Moment): OnDuty[];
  /** The assignments of a grid, ready, in ascending order of code. */
  ofGrid(grid: string): readonly ReadyAssignment[];
  /** The assignments to vehicle posts of the merged squads' grids, ready, in ascending order of code. */
  ofMerger(merger: Merger): readonly ReadyAssignment[];
}

interface Ready extends ReadyAssignment {
  readonly standard: Standard;
  readonly duty: Duty;
  /** The post's line in metres: x, y, x, y ... */
  readonly metres: readonly number[];
}

const NONE: readonly Ready[] = [];

function readyOf(plan: Plan, plane: Plane): readonly Ready[] {
  const standard = byCodeOf("standard", plan.standards);
  const duty = byCodeOf("duty", plan.duties);
  // Field by field: an object spread from another halves the speed of the whole answer.
  return readyAssignments(plan).map(({ assignment, post, person, deputy, spans, exceptions, away, personAway }) => ({
    assignment,
    post,
    person,
    deputy,
    spans,
    exceptions,
    away,
    personAway,
    standard: standard(assignment.standard),
    duty: duty(assignment.duty),
    metres: post.line.flatMap((point) => plane.toMetres(point)),
  }));
}

/** The vehicle beats of each merger's squads. */
function vehiclesOf(plan: Plan, readies: readonly Ready[]): Map<Merger, Ready[]> {
  const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad] as const));
  const vehicles = plan.mergers.length === 0 ? [] : readies.filter(({ post }) => post.kind === "vehicle");
  return new Map(
    plan.mergers.map((merger) => {
      const squads = new Set(merger.squads);
      return [merger, vehicles.filter(({ assignment }) => squads.has(squadOf.get(assignment.grid) ?? ""))] as const;
    }),
  );
}

/** Metres from (px, py) to a line given as x, y, x, y ... */
function metresTo(line: readonly number[], px: number, py: number): number {
  let best = squareToStretch(px, py, line[0] as number, line[1] as number, line[0] as number, line[1] as number);
  for (let i = 2; i < line.length; i += 2) {
    const square = squareToStretch(px, py, line[i - 2] as number, line[i - 1] as number, line[i] as number, line[i + 1] as number);
    if (square < best) best = square;
  }
  return Math.sqrt(best);
}

/** Builds the index of a plan's assignments once. */
export function watch(plan: Plan, plane: Plane, calendar: DayClock): Watch {
  const readies = readyOf(plan, plane);
  const byGrid = new Map<string, Ready[]>();
  for (const ready of readies) {
    const list = byGrid.get(ready.assignment.grid);
    if (list) list.push(ready);
    else byGrid.set(ready.assignment.grid, [ready]);
  }
  const byMerger = vehiclesOf(plan, readies);
  const standing = (list: readonly Ready[], point: Point, at: Instant, moment: Moment): OnDuty[] => {
    const found: OnDuty[] = [];
    const px = (point[0] - plane.origin[0]) * plane.kx;
    const py = (point[1] - plane.origin[1]) * plane.ky;
    for (const ready of list) {
      const { assignment, post, deputy, standard, duty } = ready;
      if (!during(assignment, at)) continue;
      const expected = expectedAt(ready, moment);
      const person = expected && standingFor(ready, expected, at);
      if (!person) continue;
      const { since, until } = spellAround(ready, calendar, at, moment);
      found.push({
        assignment,
        post,
        person,
        standsInFor: person === expected ? null : expected,
        deputy: person === deputy ? null : deputy,
        standard,
        duty,
        distance: metresTo(ready.metres, px, py),
        since,
        until,
      });
    }
    return found.length > 1 ? found.sort((a, b) => a.distance - b.distance) : found;
  };
  return {
    onDuty: (grid, point, at, moment) => standing(byGrid.get(grid) ?? NONE, point, at, moment),
    joint: (merger, point, at, moment) => standing(byMerger.get(merger) ?? NONE, point, at, moment),
    ofGrid: (grid) => byGrid.get(grid) ?? NONE,
    ofMerger: (merger) => byMerger.get(merger) ?? NONE,
  };
}
