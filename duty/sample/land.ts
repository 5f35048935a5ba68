import { dissolve } from "../../geo/border/dissolve";
import type { Plane } from "../../geo/plane/plane";
import type { Area } from "../../geo/plane/point";
import { type Atom, atomsOf, connected, superblockOf, westOf } from "./atoms";
import type { Dice } from "./dice";
import { grown, type Unit } from "./grown";
import type { Lattice } from "./lattice";

/** How the land is divided. Numbers refer to one another: a cell lies in a grid and a community, and so on. */
export interface Land {
  readonly atoms: readonly Atom[];
  readonly cells: readonly { readonly atoms: readonly number[]; readonly area: Area; readonly community: number; readonly grid: number }[];
  readonly communities: readonly { readonly office: number; readonly area: Area }[];
  readonly grids: readonly { readonly community: number; readonly squad: number; readonly enclave: boolean }[];
}

const COUNT = { communities: 20, offices: 4, squads: 5 } as const;

interface Block extends Unit {
  readonly atoms: readonly number[];
  readonly west: boolean;
  readonly rim: boolean;
}

/** Superblocks between main streets, cut at the river, in connected pieces. */
function blocksOf(atoms: readonly Atom[]): Block[] {
  const groups = new Map<string, number[]>();
  atoms.forEach((atom, index) => {
    const key = `${superblockOf(atom)},${westOf(atom)}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  const pieces = [...groups.values()].flatMap((members) => connected(members, (index) => atoms[index]?.neighbours ?? []));
  const blockOf = new Map(pieces.flatMap((members, block) => members.map((index) => [index, block] as const)));
  return pieces.map((members) => {
    const own = members.map((index) => atoms[index] as Atom);
    const size = own.reduce((sum, atom) => sum + atom.size, 0);
    const neighbours = new Set(own.flatMap((atom) => [...atom.neighbours].map((other) => blockOf.get(other) as number)));
    neighbours.delete(blockOf.get(members[0] as number) as number);
    const weigh = (axis: "x" | "y") => own.reduce((sum, atom) => sum + atom[axis] * atom.size, 0) / size;
    const rim = own.some((atom) => atom.neighbours.size < atom.ring.length - 1);
    return { atoms: members, size, x: weigh("x"), y: weigh("y"), neighbours, west: westOf(own[0] as Atom), rim };
  });
}

/** Gathers units into regions without crossing the river; the banks get their share of the count. */
function grownByBank<T extends Unit & { readonly west: boolean }>(units: readonly T[], count: number): number[] {
  const size = (west: boolean) => units.reduce((sum, unit) => sum + (unit.west === west ? unit.size : 0), 0);
  const westCount = Math.min(count - 1, Math.max(1, Math.round((count * size(true)) / (size(true) + size(false)))));
  const result = units.map(() => -1);
  for (const west of [true, false]) {
    const members = units.map((_unit, index) => index).filter((index) => (units[index] as T).west === west);
    const local = new Map(members.map((index, place) => [index, place] as const));
    const own = members.map((index) => {
      const unit = units[index] as T;
      return { ...unit, neighbours: new Set([...unit.neighbours].flatMap((other) => local.get(other) ?? [])) };
    });
    const regions = grown(own, west ? westCount : count - westCount);
    members.forEach((index, place) => {
      result[index] = (regions[place] as number) + (west ? 0 : westCount);
    });
  }
  return result;
}

/** Regions as units of their own, for the next level. */
function merged(units: readonly Block[], regions: readonly number[], count: number): Block[] {
  return Array.from({ length: count }, (_none, region) => {
    const members = units.filter((_unit, index) => regions[index] === region);
    const size = members.reduce((sum, unit) => sum + unit.size, 0);
    const neighbours = new Set(members.flatMap((unit) => [...unit.neighbours].map((other) => regions[other] as number)));
    neighbours.delete(region);
    const weigh = (axis: "x" | "y") => members.reduce((sum, unit) => sum + unit[axis] * unit.size, 0) / size;
    return {
      atoms: members.flatMap(({ atoms }) => atoms),
      size,
      x: weigh("x"),
      y: weigh("y"),
      neighbours,
      west: (members[0] as Block).west,
      rim: members.some(({ rim }) => rim),
    };
  });
}

/** A block in the middle of one squad's ground whose removal leaves its community whole: the ground of the enclave. */
function enclaveBlock(blocks: readonly Block[], communityOf: readonly number[], squadOf: readonly number[]): number {
  const squad = (block: number) => squadOf[communityOf[block] as number] as number;
  const fits = blocks
    .map((_block, index) => index)
    .filter((index) => {
      const block = blocks[index] as Block;
      if (block.rim || block.size < 120_000 || [...block.neighbours].some((other) => squad(other) !== squad(index))) return false;
      const rest = blocks.map((_one, other) => other).filter((other) => other !== index && communityOf[other] === communityOf[index]);
      return rest.length > 1 && connected(rest, (other) => blocks[other]?.neighbours ?? []).length === 1;
    });
  const far = (index: number) => Math.hypot((blocks[index] as Block).x, (blocks[index] as Block).y);
  if (fits.length === 0) throw new Error("sample city: no ground for an enclave with this seed");
  return fits.reduce((a, b) => (far(b) < far(a) ? b : a));
}

/** Two contiguous halves of a community: along its blocks where that is fair, else through them. @returns 0 or 1 for each of its atoms. */
function halves(blocks: readonly Block[], atoms: readonly Atom[]): Map<number, number> {
  const local = (members: readonly number[]) => new Map(members.map((index, place) => [index, place] as const));
  if (blocks.length > 1) {
    const place = new Map(blocks.flatMap((block, index) => block.atoms.map((atom) => [atom, index] as const)));
    const own = blocks.map((block, index) => {
      const near = block.atoms.flatMap((atom) => [...(atoms[atom] as Atom).neighbours].flatMap((other) => place.get(other) ?? []));
      return { ...block, neighbours: new Set(near.filter((other) => other !== index)) };
    });
    const sides = grown(own, 2);
    const size = (side: number) => own.reduce((sum, block, index) => sum + (sides[index] === side ? block.size : 0), 0);
    if (Math.max(size(0), size(1)) < 1.9 * Math.min(size(0), size(1))) {
      return new Map(blocks.flatMap((block, index) => block.atoms.map((atom) => [atom, sides[index] as number] as const)));
    }
  }
  const members = blocks.flatMap((block) => block.atoms);
  const places = local(members);
  const units = members.map((index) => {
    const atom = atoms[index] as Atom;
    return { ...atom, neighbours: new Set([...atom.neighbours].flatMap((other) => places.get(other) ?? [])) };
  });
  const sides = grown(units, 2, 4);
  return new Map(members.map((index, place) => [index, sides[place] as number] as const));
}

/** Joins some neighbouring atoms so that cells vary: halves mostly find a partner, a few blocks become L-shapes and bars. Never across a grid, the road across or a main street. */
function cellsOf(atoms: readonly Atom[], gridOf: readonly number[], chance: Dice): number[][] {
  const taken = new Set<number>();
  const cells: number[][] = [];
  const order = chance
    .shuffled(atoms.map((_atom, index) => index))
    .sort((a, b) => Number((atoms[b] as Atom).half) - Number((atoms[a] as Atom).half));
  for (const index of order) {
    if (taken.has(index)) continue;
    taken.add(index);
    const atom = atoms[index] as Atom;
    const cell = [index];
    const partners = [...atom.neighbours].filter((other) => {
      const one = atoms[other] as Atom;
      return (
        !taken.has(other) &&
        one.side === atom.side &&
        gridOf[other] === gridOf[index] &&
        superblockOf(one) === superblockOf(atom) &&
        one.size + atom.size < 19_500
      );
    });
    if (partners.length > 0 && chance.chance(atom.half ? 0.85 : 0.14)) {
      const partner = chance.pick(partners);
      taken.add(partner);
      cell.push(partner);
    }
    cells.push(cell);
  }
  return cells;
}

/** Divides the lattice into communities, grids, squads and cells. */
export function landOf(lattice: Lattice, plane: Plane, chance: Dice): Land {
  const atoms = atomsOf(lattice, plane, chance);
  const blocks = blocksOf(atoms);
  const communityOf = grownByBank(blocks, COUNT.communities);
  const communities = merged(blocks, communityOf, COUNT.communities);
  const officeOf = grownByBank(communities, COUNT.offices);
  const squadOf = grownByBank(communities, COUNT.squads);
  const enclave = enclaveBlock(blocks, communityOf, squadOf);

  const gridOf: number[] = atoms.map(() => -1);
  const grids: { community: number; squad: number; enclave: boolean }[] = [];
  communities.forEach((_community, community) => {
    const own = blocks.filter((_block, index) => communityOf[index] === community);
    const squad = squadOf[community] as number;
    const apart = communityOf[enclave] === community ? (blocks[enclave] as Block) : null;
    const sides = apart
      ? new Map(own.flatMap((block) => block.atoms.map((atom) => [atom, block === apart ? 1 : 0] as const)))
      : halves(own, atoms);
    for (const [atom, side] of sides) gridOf[atom] = grids.length + side;
    grids.push(
      { community, squad, enclave: false },
      { community, squad: apart ? (squad + 1) % COUNT.squads : squad, enclave: apart !== null },
    );
  });
  const cells = cellsOf(atoms, gridOf, chance).map((members) => ({
    atoms: members,
    area: dissolve(members.map((index) => [[(atoms[index] as Atom).ring]])),
    community: (grids[gridOf[members[0] as number] as number] as { community: number }).community,
    grid: gridOf[members[0] as number] as number,
  }));
  return {
    atoms,
    cells,
    grids,
    communities: communities.map((_community, index) => ({
      office: officeOf[index] as number,
      area: dissolve(cells.filter(({ community }) => community === index).map(({ area }) => area)),
    })),
  };
}
