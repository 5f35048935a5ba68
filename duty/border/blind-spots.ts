import type { CoverageFault } from "../../geo/border/repair/coverage-fault";
import { coverageFaults } from "../../geo/border/repair/coverage-faults";
import { boundsOf } from "../../geo/plane/bounds";
import { halfWay, lengthOf } from "../../geo/plane/line";
import type { Plane } from "../../geo/plane/plane";
import type { Line, Point } from "../../geo/plane/point";
import type { Ask } from "../answer";
import { during } from "../bands";
import { distanceToEdge, SLIVER } from "../ground";
import type { BorderRule, Cell, Instant, Plan } from "../plan";
import { responsibilityOf } from "../responsibility";
import type { Border } from "./border";
import { bordersOf, planeOfCells } from "./borders";
import { alwaysAnswers, openHours } from "./part-hours";
import { triplePoints } from "./triple-points";

/** What can be blind, or seen twice. */
export type BlindSpotCode =
  /** A key place, a post, a street segment (their middles) that no cell covers nor comes within a metre of: nobody answers. */
  | "blind.place-uncovered"
  | "blind.post-uncovered"
  | "blind.segment-uncovered"
  | "blind.grid-without-cells"
  /** No settled rule answers for a border now. */
  | "blind.border-unsettled"
  /** A settled rule leaves hours of a side open. `detail`: side, then the first open stretch in minutes of the week ("-" when only holidays open it). */
  | "blind.rule-leaves-open"
  /** Land between cells that none covers. `detail`: square metres. */
  | "blind.gap"
  /** Two settled rules of a pair at one time. `detail`: the other rule. */
  | "blind.rules-at-once"
  /** Land two cells cover. `detail`: the other cell. */
  | "blind.cells-overlap"
  /** Cells of two squads side by side whose lines have not the same vertices: that border is not seen. `detail`: the other cell. */
  | "blind.line-unmatched"
  /** Bands of two rules or more meet and name different leads. `item`: the borders; `detail`: side, then border and lead by turns. */
  | "blind.bands-meet";

/** A blind spot or an overlap, and who answers there all the same by the rule of `responsibilityOf`. */
export interface BlindSpot {
  readonly code: BlindSpotCode;
  readonly at: Point | null;
  readonly noun: "place" | "post" | "segment" | "grid" | "border" | "rule" | "cell";
  readonly item: string;
  readonly detail: string;
  /** Code of the squad that leads at `at` then; null where nobody does, or there is no place. */
  readonly lead: string | null;
}

/** What the caller has at hand already; made here when it is not. */
export interface KnownOfPlan {
  readonly ask?: Ask;
  readonly borders?: readonly Border[];
  /** Faults of the plan's cells, in their order; the dearest of all to find. Pass an empty list to leave the ground out. */
  readonly faults?: readonly CoverageFault[];
}

type Found = Omit<BlindSpot, "lead">;
const found = (code: BlindSpotCode, noun: BlindSpot["noun"], item: string, at: Point | null = null, detail = ""): Found => ({
  code,
  noun,
  item,
  at,
  detail,
});

/** Whether a place lies on the rim of the city: within a hair of a cell, as streets along its outline do. Slow; asked only of what lies outside. */
function onRim(plan: Plan, plane: Plane): (place: Point) => boolean {
  const boxes = plan.cells.map(({ area }) => boundsOf(area));
  const [dx, dy] = [SLIVER / plane.kx, SLIVER / plane.ky];
  return ([lon, lat]) =>
    boxes.some(
      ([west, south, east, north], index) =>
        lon >= west - dx &&
        lon <= east + dx &&
        lat >= south - dy &&
        lat <= north + dy &&
        distanceToEdge((plan.cells[index] as Cell).area, [lon, lat], plane) <= SLIVER,
    );
}

function uncovered(plan: Plan, plane: Plane, ask: Ask, at: Instant): Found[] {
  const rim = onRim(plan, plane);
  const look = (code: BlindSpotCode, noun: BlindSpot["noun"], items: readonly { readonly item: string; readonly place: Point }[]) =>
    items.flatMap(({ item, place }) => (ask(place, at).kind === "outside" && !rim(place) ? [found(code, noun, item, place)] : []));
  const middles = (list: readonly { readonly code: string; readonly line: Line }[]) =>
    list.map(({ code, line }) => ({ item: code, place: halfWay(line, plane) }));
  return [
    ...look(
      "blind.place-uncovered",
      "place",
      plan.places.map((place) => ({ item: place.code, place: place.at })),
    ),
    ...look("blind.post-uncovered", "post", middles(plan.posts)),
    ...look("blind.segment-uncovered", "segment", middles(plan.segments)),
  ];
}

function emptyGrids(plan: Plan): Found[] {
  const held = new Set(plan.cells.map(({ grid }) => grid));
  return plan.grids.filter(({ code }) => !held.has(code)).map(({ code }) => found("blind.grid-without-cells", "grid", code));
}

/** Settled rules that have not ended by then. */
const lasting = (rules: readonly BorderRule[], at: Instant) =>
  rules.filter(({ state, to }) => state !== "proposed" && (to === null || to > at));

function unsettled(
  rules: readonly BorderRule[],
  borders: readonly Border[],
  middleOf: (key: string) => Point | null,
  at: Instant,
): Found[] {
  const answered = new Set(rules.filter((rule) => during(rule, at)).map(({ between }) => between.join("|")));
  return borders.filter(({ key }) => !answered.has(key)).map(({ key }) => found("blind.border-unsettled", "border", key, middleOf(key)));
}

function leftOpen(rules: readonly BorderRule[], middleOf: (key: string) => Point | null): Found[] {
  return rules.flatMap((rule) =>
    rule.between.flatMap((side) => {
      if (alwaysAnswers(rule.parts, side)) return [];
      const first = openHours(rule.parts, side)[0];
      return [
        found("blind.rule-leaves-open", "rule", rule.code, middleOf(rule.between.join("|")), `${side} ${first ? first.join("-") : "-"}`),
      ];
    }),
  );
}

function atOnce(rules: readonly BorderRule[], middleOf: (key: string) => Point | null): Found[] {
  const byPair = new Map<string, BorderRule[]>();
  for (const rule of rules) {
    const key = rule.between.join("|");
    const list = byPair.get(key);
    if (list) list.push(rule);
    else byPair.set(key, [rule]);
  }
  return [...byPair].flatMap(([key, list]) => {
    const inOrder = list.sort((p, q) => p.from - q.from || (p.code < q.code ? -1 : 1));
    return inOrder.slice(1).flatMap((rule, index) => {
      const before = inOrder[index] as BorderRule;
      return before.to === null || before.to > rule.from
        ? [found("blind.rules-at-once", "rule", before.code, middleOf(key), rule.code)]
        : [];
    });
  });
}

/** Faults of the ground that blind or double: gaps, overlaps, and lines between two squads that are not one. */
function grounds(plan: Plan, faults: readonly CoverageFault[]): Found[] {
  const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad] as const));
  return faults.flatMap(({ kind, owners, at, size }) => {
    const cells = owners.flatMap((owner) => plan.cells[owner] ?? []);
    const [one, other] = [cells[0]?.code ?? "", cells[1]?.code ?? ""];
    if (kind === "gap") return [found("blind.gap", "cell", one, at, String(Math.round(size)))];
    if (kind === "overlap") return [found("blind.cells-overlap", "cell", one, at, other)];
    const apart = new Set(cells.map(({ grid }) => squadOf.get(grid))).size > 1;
    return kind === "unmatched-vertex" && apart ? [found("blind.line-unmatched", "cell", one, at, other)] : [];
  });
}

const meets = (plan: Plan, borders: readonly Border[], at: Instant): Found[] =>
  triplePoints(plan, borders, at).flatMap(({ at: place, borders: keys, quarrels }) =>
    quarrels.map(({ side, leads }) =>
      found("blind.bands-meet", "border", keys.join(" "), place, [side, ...leads.flatMap(({ border, lead }) => [border, lead])].join(" ")),
    ),
  );

/** The middle of a border's longest stretch, by key. */
function middles(plan: Plan, borders: readonly Border[]): (key: string) => Point | null {
  const plane = planeOfCells(plan);
  const byKey = new Map(
    borders.map(({ key, lines }) => {
      const longest = lines.reduce((p, q) => (lengthOf(q, plane) > lengthOf(p, plane) ? q : p));
      return [key, halfWay(longest, plane)] as const;
    }),
  );
  return (key) => byKey.get(key) ?? null;
}

/** Everything in a plan that is blind at an instant, or answered for twice, and who answers there. A plan must be sound in its references (`faultsOf`). */
export function blindSpotsOf(plan: Plan, at: Instant, known: KnownOfPlan = {}): BlindSpot[] {
  const ask = known.ask ?? responsibilityOf(plan);
  const borders = known.borders ?? bordersOf(plan);
  const plane = planeOfCells(plan);
  const middleOf = middles(plan, borders);
  const rules = lasting(plan.rules, at);
  const spots = [
    ...uncovered(plan, plane, ask, at),
    ...emptyGrids(plan),
    ...unsettled(rules, borders, middleOf, at),
    ...leftOpen(rules, middleOf),
    ...atOnce(rules, middleOf),
    ...grounds(plan, known.faults ?? coverageFaults(plan.cells.map(({ area }) => area))),
    ...meets(plan, borders, at),
  ];
  return spots.map((spot) => ({ ...spot, lead: spot.at ? (ask(spot.at, at).lead?.code ?? null) : null }));
}
