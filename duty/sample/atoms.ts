import { doubleArea } from "../../geo/plane/area";
import type { Plane } from "../../geo/plane/plane";
import type { Point, Ring } from "../../geo/plane/point";
import type { Dice } from "./dice";
import { ACROSS, type Lattice, LINES, MAIN, RIVER_LINE } from "./lattice";

/** A block of the lattice, or half of one where the road across cuts it: what cells are made of. */
export interface Atom {
  readonly i: number;
  readonly j: number;
  /** -1 south-east of the road across, 1 north-west of it. */
  readonly side: -1 | 1;
  readonly half: boolean;
  readonly ring: Ring;
  /** Square metres, and the middle in metres. */
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly neighbours: Set<number>;
}

/** Which block of main streets, and which bank of the river, an atom lies in. */
export const superblockOf = (atom: { readonly i: number; readonly j: number }): string =>
  `${Math.floor(atom.i / MAIN)},${Math.floor(atom.j / MAIN)}`;
/** True west of the river. */
export const westOf = (atom: { readonly i: number }): boolean => atom.i < RIVER_LINE;

/** The city's edge: metres from the middle in each direction, uneven. */
function edge(chance: Dice): (angle: number) => number {
  const waves = [2, 3, 5, 7].map((count) => ({
    count,
    phase: chance.between(0, 6.28),
    height: chance.between(0.02, 0.16 / Math.sqrt(count)),
  }));
  return (angle) => 3620 * (1 + waves.reduce((sum, { count, phase, height }) => sum + height * Math.sin(count * angle + phase), 0) * 0.7);
}

function ringsOf(i: number, j: number, land: Lattice): { ring: Ring; side: -1 | 1; half: boolean }[] {
  const [a, b, c, d] = [land.corner(i, j), land.corner(i + 1, j), land.corner(i + 1, j + 1), land.corner(i, j + 1)];
  const side = j - i - ACROSS.shift;
  if (side === 0 && i >= ACROSS.from && i < ACROSS.to) {
    return [
      { ring: [a, b, c, a], side: -1, half: true },
      { ring: [a, c, d, a], side: 1, half: true },
    ];
  }
  return [{ ring: [a, b, c, d, a], side: side < 0 ? -1 : 1, half: false }];
}

const vertex = (point: Point) => `${point[0]},${point[1]}`;

/** Fills in who shares an edge with whom. */
function linked(atoms: readonly Atom[]): void {
  const owners = new Map<string, number>();
  atoms.forEach(({ ring, neighbours }, index) => {
    for (let k = 1; k < ring.length; k++) {
      const [p, q] = [vertex(ring[k - 1] as Point), vertex(ring[k] as Point)];
      const key = p < q ? `${p} ${q}` : `${q} ${p}`;
      const other = owners.get(key);
      if (other === undefined) owners.set(key, index);
      else {
        neighbours.add(other);
        atoms[other]?.neighbours.add(index);
      }
    }
  });
}

/** Groups of `members` that hang together, each as a list of numbers. */
export function connected(members: readonly number[], neighboursOf: (index: number) => Iterable<number>): number[][] {
  const left = new Set(members);
  const groups: number[][] = [];
  for (const start of members) {
    if (!left.delete(start)) continue;
    const group = [start];
    for (let k = 0; k < group.length; k++) {
      for (const other of neighboursOf(group[k] as number)) if (left.delete(other)) group.push(other);
    }
    groups.push(group);
  }
  return groups;
}

/** All atoms of the city: one piece of land of about 40 km2. */
export function atomsOf(land: Lattice, plane: Plane, chance: Dice): Atom[] {
  const limit = edge(chance);
  const all: Atom[] = [];
  for (let j = 0; j < LINES - 1; j++) {
    for (let i = 0; i < LINES - 1; i++) {
      for (const { ring, side, half } of ringsOf(i, j, land)) {
        const corners = ring.slice(1).map((point) => plane.toMetres(point));
        const x = corners.reduce((sum, corner) => sum + corner[0], 0) / corners.length;
        const y = corners.reduce((sum, corner) => sum + corner[1], 0) / corners.length;
        if (Math.hypot(x, y) > limit(Math.atan2(y, x))) continue;
        all.push({ i, j, side, half, ring, size: (doubleArea(ring) / 2) * plane.kx * plane.ky, x, y, neighbours: new Set() });
      }
    }
  }
  linked(all);
  const main = connected(
    all.map((_atom, index) => index),
    (index) => all[index]?.neighbours ?? [],
  ).reduce((a, b) => (b.length > a.length ? b : a));
  const kept = main.sort((a, b) => a - b).map((index) => ({ ...(all[index] as Atom), neighbours: new Set<number>() }));
  linked(kept);
  return kept;
}
