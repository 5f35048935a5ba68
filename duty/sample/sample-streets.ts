import { planeAt } from "../../geo/plane/plane";
import type { Line, Point } from "../../geo/plane/point";
import type { StreetClass } from "../plan";
import { ACROSS, type Lattice, LINES, MAIN, RIVER_LINE } from "./lattice";
import { DIAGONAL, EAST_WEST, SOUTH_NORTH } from "./names";

/** One run of a street inside the city, and its corners' lattice numbers for cutting it at crossings. */
export interface Street {
  readonly name: string | null;
  readonly class: StreetClass;
  readonly corners: readonly (readonly [i: number, j: number])[];
  readonly line: Line;
}

/** A piece of street between two named crossings. */
export interface StreetPiece {
  readonly street: string;
  readonly class: StreetClass;
  readonly ends: readonly [string, string];
  readonly line: Line;
  readonly middle: Point;
}

/** Names by lattice line: the middle main street has the first name, then outwards by turns. */
function nameByLine(names: readonly string[]): Map<number, string> {
  const lines = Array.from({ length: Math.floor((LINES - 1) / MAIN) + 1 }, (_none, index) => index * MAIN);
  const middle = LINES / 2;
  const sorted = lines.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return new Map(sorted.flatMap((line, index) => (names[index] === undefined ? [] : [[line, names[index]] as [number, string]])));
}

/** Runs of consecutive corners whose connecting edge lies in the city. */
function runs(
  corners: readonly (readonly [number, number])[],
  inside: (a: readonly [number, number], b: readonly [number, number]) => boolean,
) {
  const found: (readonly [number, number])[][] = [];
  let run: (readonly [number, number])[] = [];
  for (let k = 1; k < corners.length; k++) {
    const [a, b] = [corners[k - 1] as readonly [number, number], corners[k] as readonly [number, number]];
    if (inside(a, b)) {
      if (run.length === 0) run = [a];
      run.push(b);
    } else if (run.length > 0) {
      found.push(run);
      run = [];
    }
  }
  if (run.length > 0) found.push(run);
  return found;
}

/** All streets of the city: named ones on every fifth line, lanes between, the road across. `inside` tells whether an edge of the lattice belongs to the city. */
export function streetsOf(land: Lattice, inside: (a: readonly [number, number], b: readonly [number, number]) => boolean): Street[] {
  const eastWest = nameByLine(EAST_WEST);
  const southNorth = nameByLine(SOUTH_NORTH);
  const streets: Street[] = [];
  const add = (name: string | null, kind: StreetClass, corners: readonly (readonly [number, number])[]) => {
    for (const run of runs(corners, inside))
      streets.push({ name, class: kind, corners: run, line: run.map(([i, j]) => land.corner(i, j)) });
  };
  const count = [...Array(LINES).keys()];
  for (const line of count) {
    const kind: StreetClass = line % MAIN !== 0 ? "lane" : line % (2 * MAIN) === 0 ? "main" : "secondary";
    if (line !== RIVER_LINE)
      add(
        southNorth.get(line) ?? null,
        kind,
        count.map((j) => [line, j] as const),
      );
    add(
      eastWest.get(line) ?? null,
      kind,
      count.map((i) => [i, line] as const),
    );
  }
  const across = Array.from(
    { length: ACROSS.to - ACROSS.from + 1 },
    (_none, step) => [ACROSS.from + step, ACROSS.from + step + ACROSS.shift] as const,
  );
  add(DIAGONAL, "main", across);
  return streets;
}

/** Cuts named streets where they cross main lines: pieces of about half a kilometre with the names of the streets at both ends. */
export function streetPieces(streets: readonly Street[], origin: Point): StreetPiece[] {
  const plane = planeAt(origin);
  const eastWest = nameByLine(EAST_WEST);
  const southNorth = nameByLine(SOUTH_NORTH);
  const crossing = (street: string, [i, j]: readonly [number, number]) => {
    const names = [southNorth.get(i), eastWest.get(j)].filter((name) => name !== undefined && name !== street);
    return names[0] ?? "城界";
  };
  return streets
    .filter(({ name }) => name !== null)
    .flatMap(({ name, class: kind, corners, line }) => {
      const street = name as string;
      const isCut = ([i, j]: readonly [number, number]) => (street === DIAGONAL ? i % MAIN === 0 : i % MAIN === 0 && j % MAIN === 0);
      const cuts = [
        0,
        ...corners.map((_corner, k) => k).filter((k) => k > 0 && k < corners.length - 1 && isCut(corners[k] as readonly [number, number])),
        corners.length - 1,
      ];
      return cuts.slice(1).map((end, index): StreetPiece => {
        const start = cuts[index] as number;
        const part = line.slice(start, end + 1);
        const ends = [
          crossing(street, corners[start] as readonly [number, number]),
          crossing(street, corners[end] as readonly [number, number]),
        ] as const;
        return { street, class: kind, ends, line: part, middle: part[Math.floor(part.length / 2)] as Point };
      });
    })
    .filter(({ line }) => line.length > 2)
    .sort((a, b) => plane.distance(a.middle, origin) - plane.distance(b.middle, origin));
}
