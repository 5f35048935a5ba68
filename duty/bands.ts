import { sharedEdges } from "../geo/border/shared-edges";
import { nearLines } from "../geo/plane/near-lines";
import type { Plane } from "../geo/plane/plane";
import type { Line, Point } from "../geo/plane/point";
import { kept } from "./kept";
import type { BorderPart, BorderRule, Cell, Grid, Instant, Plan } from "./plan";
import type { Moment } from "./time/day-clock";
import { type DaySpans, daySpans, holds } from "./time/day-spans";

/** Metres: a border no rule settles is spoken of this far from its line. */
export const UNSETTLED_REACH = 30;

/** A border near a point, and what its rule says at the asked time. */
export interface Band {
  readonly between: readonly [string, string];
  readonly distance: number;
  readonly rule: BorderRule | null;
  readonly part: BorderPart | null;
  /** Code of the other squad's grid that adjoins the nearest stretch of the line. */
  readonly otherGrid: string;
}

/** Asks for the border that counts at a point of squad `own` at a time. */
export type BandAt = (point: Point, own: string, at: Instant, moment: Moment) => Band | null;

interface ReadyRule {
  readonly rule: BorderRule;
  readonly parts: readonly { readonly part: BorderPart; readonly hours: DaySpans | null }[];
}

interface Stretch {
  readonly pair: string;
  readonly between: readonly [string, string];
  /** Grid on the side of the first and of the second squad. */
  readonly grids: readonly [string, string];
  readonly line: Line;
}

/** The straight pieces of all squads' borders, lower squad code first. */
export function borderStretches(cells: readonly Cell[], squadOf: (grid: string) => string): Stretch[] {
  const gridOf = (index: number) => (cells[index] as Cell).grid;
  return sharedEdges(cells.map((cell) => cell.area)).flatMap(({ a, b, left, right }) => {
    if (right < 0) return [];
    const [one, other] = [squadOf(gridOf(left)), squadOf(gridOf(right))];
    if (one === other) return [];
    const ordered = one < other;
    const between: [string, string] = ordered ? [one, other] : [other, one];
    const grids: [string, string] = ordered ? [gridOf(left), gridOf(right)] : [gridOf(right), gridOf(left)];
    return [{ pair: between.join("\n"), between, grids, line: [a, b] }];
  });
}

/** The same in order of the pairs, told once for plans that differ in other things: rules are settled more often than ground moves. */
const stretchesByPair = kept((cells: readonly Cell[], grids: readonly Grid[]): readonly Stretch[] => {
  const squadOf = new Map(grids.map((grid) => [grid.code, grid.squad] as const));
  return borderStretches(cells, (grid) => squadOf.get(grid) ?? "").sort((a, b) => (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : 0));
});

function readyRules(rules: readonly BorderRule[]): Map<string, ReadyRule[]> {
  const ready = new Map<string, ReadyRule[]>();
  for (const rule of [...rules].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    if (rule.state === "proposed") continue;
    const parts = rule.parts.map((part) => ({ part, hours: part.hours && daySpans(part.hours) }));
    const pair = rule.between.join("\n");
    ready.set(pair, [...(ready.get(pair) ?? []), { rule, parts }]);
  }
  return ready;
}

/** Whether an instant lies in a half-open span; null means without end. */
export const during = (span: { readonly from: Instant; readonly to: Instant | null }, at: Instant): boolean =>
  span.from <= at && (span.to === null || at < span.to);

/** What the rules of a pair say at one distance, side and time. */
function answerOf(rules: readonly ReadyRule[] | undefined, distance: number, own: string, at: Instant, moment: Moment) {
  const ready = rules?.find(({ rule }) => during(rule, at));
  if (!ready) return distance <= UNSETTLED_REACH ? { rule: null, part: null } : null;
  if (distance > ready.rule.width) return null;
  const fits = ready.parts.find(({ part, hours }) => (part.side === null || part.side === own) && (hours === null || holds(hours, moment)));
  return { rule: ready.rule, part: fits?.part ?? null };
}

/**
 * Builds the index of a plan's borders once. Of several borders in reach the nearest whose rule answers now counts; failing that the nearest.
 * Equally near ones: the pair with the lower codes.
 */
export function bands(plan: Plan, cells: readonly Cell[], plane: Plane): BandAt {
  const stretches = stretchesByPair(cells, plan.grids);
  if (stretches.length === 0) return () => null;
  const rules = readyRules(plan.rules);
  const reach = Math.max(UNSETTLED_REACH, ...plan.rules.map((rule) => rule.width));
  const index = nearLines(
    stretches.map(({ line }) => line),
    reach,
    plane,
  );
  return (point, own, at, moment) => {
    let best: Band | null = null;
    let nearestOf: Map<string, { stretch: Stretch; square: number }> | null = null;
    index.each(point, (line, _stretch, square) => {
      const stretch = stretches[line] as Stretch;
      if (stretch.between[0] !== own && stretch.between[1] !== own) return;
      nearestOf ??= new Map();
      const known = nearestOf.get(stretch.pair);
      if (!known || square < known.square) nearestOf.set(stretch.pair, { stretch, square });
    });
    if (nearestOf === null) return null;
    for (const { stretch, square } of (nearestOf as Map<string, { stretch: Stretch; square: number }>).values()) {
      const distance = Math.sqrt(square);
      const answer = answerOf(rules.get(stretch.pair), distance, own, at, moment);
      if (!answer) continue;
      const better = !best || (answer.part !== null) !== (best.part !== null) ? !best || answer.part !== null : distance < best.distance;
      if (better) best = { ...answer, between: stretch.between, distance, otherGrid: stretch.grids[stretch.between[0] === own ? 1 : 0] };
    }
    return best;
  };
}
