import { areaOf } from "../geo/plane/area";
import { boundsOfAll, middleOf } from "../geo/plane/bounds";
import { coverage } from "../geo/plane/coverage";
import { planeAt } from "../geo/plane/plane";
import type { Line, Point } from "../geo/plane/point";
import type { PlaceKind, Plan } from "./plan";

/** How much each thing weighs: workload = violations + streets + places + ground, in points. Shown to the user, who may change it. */
export interface WorkloadFormula {
  readonly version: 1;
  /** Points a violation. */
  readonly violation: number;
  /** Points a kilometre of street. */
  readonly street: number;
  /** Points a place, by its kind. */
  readonly place: Readonly<Record<PlaceKind, number>>;
  /** Points a hectare. */
  readonly ground: number;
}

/** What is proposed: a market weighs as much as its stalls, a kilometre of street as twenty violations a year. */
export const FORMULA: WorkloadFormula = {
  version: 1,
  violation: 1,
  street: 20,
  place: { market: 60, school: 40, mall: 50, "food-street": 60, fringe: 30, hospital: 30, station: 50, park: 20 },
  ground: 2,
};

/** What a cell has to be watched, before it is weighed. */
export interface CellLoad {
  readonly violations: number;
  /** Metres of street in it or along it; along a border half goes to each side. */
  readonly street: number;
  readonly places: Readonly<Partial<Record<PlaceKind, number>>>;
  /** Square metres. */
  readonly ground: number;
}

/** Metres of street that are looked at as one, and how far to each side the cell is looked for. */
const STEP = 20;
const ASIDE = 3;

/** What each cell of a plan has, in the order of its cells. `violations` are counts by cell in that order. */
export function cellLoads(plan: Plan, streets: readonly Line[], violations: ArrayLike<number>): CellLoad[] {
  const areas = plan.cells.map(({ area }) => area);
  const box = boundsOfAll(areas);
  if (!box) return [];
  const plane = planeAt(middleOf(box));
  const index = coverage(areas);
  const metres = new Float64Array(areas.length);
  for (const line of streets) {
    for (let i = 1; i < line.length; i++) {
      const [ax, ay] = plane.toMetres(line[i - 1] as Point);
      const [bx, by] = plane.toMetres(line[i] as Point);
      const length = Math.hypot(bx - ax, by - ay);
      const pieces = Math.ceil(length / STEP);
      for (let k = 0; k < pieces; k++) {
        const along = (k + 0.5) / pieces;
        const [x, y] = [ax + (bx - ax) * along, ay + (by - ay) * along];
        for (const side of [-1, 1]) {
          const at = plane.toPoint([x - (side * ASIDE * (by - ay)) / length, y + (side * ASIDE * (bx - ax)) / length]);
          const cell = index.first(at[0], at[1]);
          if (cell >= 0) metres[cell]! += length / pieces / 2;
        }
      }
    }
  }
  const places = areas.map((): Partial<Record<PlaceKind, number>> => ({}));
  for (const { kind, at } of plan.places) {
    const own = places[index.first(at[0], at[1])];
    if (own) own[kind] = (own[kind] ?? 0) + 1;
  }
  return areas.map((area, cell) => ({
    violations: violations[cell] ?? 0,
    street: metres[cell] as number,
    places: places[cell] as CellLoad["places"],
    ground: areaOf(area, plane),
  }));
}

/** The workload of a cell in points. */
export function workloadOf({ violations, street, places, ground }: CellLoad, formula: WorkloadFormula = FORMULA): number {
  const placed = Object.entries(places).reduce((sum, [kind, count]) => sum + formula.place[kind as PlaceKind] * count, 0);
  return formula.violation * violations + (formula.street * street) / 1000 + placed + (formula.ground * ground) / 10_000;
}
