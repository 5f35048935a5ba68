import { dissolveBy } from "../../geo/border/dissolve";
import { sharedArcs } from "../../geo/border/shared-arcs";
import { anchorOf } from "../../geo/plane/anchor";
import { covers } from "../../geo/plane/covers";
import { lengthOf } from "../../geo/plane/line";
import { type Plane, planeAt } from "../../geo/plane/plane";
import type { Area, Point } from "../../geo/plane/point";
import type { BaseFeature } from "../../geo/tile/base-feature";
import type { Allowance, BorderPart, BorderRule, Cell, Grid, Merger, Place, PlaceKind, Plan, Segment, Weekday } from "../plan";
import type { Atom } from "./atoms";
import { type Dice, dice } from "./dice";
import { type Land, landOf } from "./land";
import { type Lattice, lattice } from "./lattice";
import { CITY, COMMUNITIES, COUNTY, OFFICES, PLACES, SQUADS } from "./names";
import { baseOf } from "./sample-base";
import { SAMPLE_DAYS } from "./sample-days";
import { peopleOf, watchOf } from "./sample-people";
import { streetPieces, streetsOf } from "./sample-streets";
import { DUTIES, KEY_HOURS, STANDARDS } from "./vocabulary";

/** Where the sample city stands: open country, nobody's real town. */
export const SAMPLE_ORIGIN: Point = [113.42, 34.86];
/** 2025-11-01T00:00 in Asia/Shanghai: from when the sample plan is in force. */
export const SAMPLE_FROM = 1_761_926_400_000;
/** The seed `npm start` uses. */
export const SAMPLE_SEED = 3;
const CADRES = 40;
const SEGMENTS = 150;

const two = (value: number, width = 2) => String(value).padStart(width, "0");
const squadCode = (squad: number) => `ZD${two(squad + 1)}`;
const gridCode = (grid: number) => `WG${two(grid + 1)}`;

/** Codes of communities: office by office, from north to south. */
function communityCodes(land: Land): string[] {
  const counts = new Map<number, number>();
  return land.communities.map(({ office }) => {
    const number = (counts.get(office) ?? 0) + 1;
    counts.set(office, number);
    return `${COUNTY}${two(office + 1, 3)}${two(number, 3)}`;
  });
}

/** Cells with their 15 characters: within a community rows of blocks from north to south, each from west to east. */
function cellsOf(land: Land, codes: readonly string[]): Cell[] {
  return codes.flatMap((code, community) => {
    const own = land.cells.filter((cell) => cell.community === community);
    const first = (cell: (typeof own)[number]) => land.atoms[cell.atoms[0] as number] as Atom;
    own.sort((a, b) => first(b).j - first(a).j || first(a).i - first(b).i || first(b).side - first(a).side);
    return own.map(
      (cell, index): Cell => ({ code: `${code}${two(index + 1, 3)}`, community: code, grid: gridCode(cell.grid), area: cell.area }),
    );
  });
}

const KINDS: readonly PlaceKind[] = ["market", "school", "mall", "food-street", "hospital", "station", "park", "fringe"];

/** Key places: one kind to a grid as far as grids reach, in the middle of the city what belongs there, at the rim the fringe. */
function placesOf(land: Land, chance: Dice): { places: Place[]; byGrid: Map<number, Place> } {
  const middle = (grid: number) => {
    const own = land.cells.filter((cell) => cell.grid === grid).map((cell) => land.atoms[cell.atoms[0] as number] as Atom);
    const mid = { x: own.reduce((sum, { x }) => sum + x, 0) / own.length, y: own.reduce((sum, { y }) => sum + y, 0) / own.length };
    return own.reduce((a, b) => (Math.hypot(b.x - mid.x, b.y - mid.y) < Math.hypot(a.x - mid.x, a.y - mid.y) ? b : a));
  };
  const atoms = land.grids.map((_grid, index) => middle(index));
  const byDistance = atoms
    .map((_atom, index) => index)
    .sort((a, b) => Math.hypot((atoms[a] as Atom).x, (atoms[a] as Atom).y) - Math.hypot((atoms[b] as Atom).x, (atoms[b] as Atom).y));
  const rim = byDistance.slice(-PLACES.fringe.length);
  const rest = chance.shuffled(byDistance.slice(0, -PLACES.fringe.length));
  const names = KINDS.flatMap((kind) => (kind === "fringe" ? [] : PLACES[kind].map((name) => ({ kind, name }))));
  const stands = [
    ...names.map((one, index) => ({ ...one, grid: rest[index % rest.length] as number, again: index >= rest.length })),
    ...PLACES.fringe.map((name, index) => ({ kind: "fringe" as const, name, grid: rim[index] as number, again: false })),
  ];
  const byGrid = new Map<number, Place>();
  const places = stands.map(({ kind, name, grid, again }, index): Place => {
    const cells = land.cells.filter((cell) => cell.grid === grid);
    const cell = again
      ? chance.pick(cells)
      : (cells.find(({ atoms: own }) => own.includes(land.atoms.indexOf(atoms[grid] as Atom))) ?? chance.pick(cells));
    const [lon, lat] = anchorOf(cell.area);
    const place: Place = {
      code: `CS${two(index + 1)}`,
      name,
      kind,
      at: [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7],
      keyHours: KEY_HOURS[kind],
    };
    if (!again) byGrid.set(grid, place);
    return place;
  });
  return { places, byGrid };
}

/** The rules of the squads' borders: most agreed, one by sides, one by hours, one adjudicated, one only proposed, the shortest unsettled. */
function rulesOf(cells: readonly Cell[], grids: readonly Grid[], plane: Plane): BorderRule[] {
  const squadOf = new Map(grids.map(({ code, squad }) => [code, squad]));
  const arcs = sharedArcs(
    cells.map(({ area }) => area),
    (index) => squadOf.get((cells[index] as Cell).grid) as string,
  ).filter(({ right }) => right !== null);
  const length = new Map<string, number>();
  for (const { left, right, line } of arcs) length.set(`${left} ${right}`, (length.get(`${left} ${right}`) ?? 0) + lengthOf(line, plane));
  const pairs = [...length].sort((a, b) => b[1] - a[1]).map(([pair]) => pair.split(" ") as [string, string]);
  const days: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  return pairs.slice(0, -1).map((between, index): BorderRule => {
    const [one, other] = between;
    const both = (lead: string, support: string, hours: BorderPart["hours"] = null): BorderPart => ({ side: null, hours, lead, support });
    const parts: BorderPart[] =
      index === 1
        ? [both(one, other, [{ days, from: 390, to: 840 }]), both(other, one, [{ days, from: 840, to: 1290 }])]
        : index === 2
          ? [
              { side: one, hours: null, lead: one, support: other },
              { side: other, hours: null, lead: other, support: one },
            ]
          : [index % 2 === 0 ? both(one, other) : both(other, one)];
    return {
      code: `JJ${two(index + 1)}`,
      between,
      width: [30, 30, 30, 50, 20][index % 5] as number,
      basis: (["centre-line", "kerb", "wall"] as const)[index % 3] as BorderRule["basis"],
      state: index === pairs.length - 2 ? "proposed" : index === 3 ? "adjudicated" : "agreed",
      parts,
      text: "交界处由主责中队先行控制、先行处置，协同中队接到通报后十五分钟内到场配合，不得推诿。",
      from: SAMPLE_FROM,
      to: null,
    };
  });
}

function segmentsOf(
  pieces: ReturnType<typeof streetPieces>,
  chiefs: readonly string[],
  squadAt: (point: Point) => string | null,
): Segment[] {
  return pieces.slice(0, SEGMENTS).map(({ street, class: kind, ends, line, middle }, index) => ({
    code: `LD${two(index + 1, 3)}`,
    name: `${street}（${ends[0]}至${ends[1]}）`,
    street,
    class: kind,
    ends,
    line,
    chief: chiefs[index % chiefs.length] as string,
    squad: squadAt(middle),
  }));
}

function allowancesOf(places: readonly Place[], plane: Plane): Allowance[] {
  const days: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  const stands = places.filter(({ kind }) => kind === "market" || kind === "food-street").filter((_place, index) => index % 3 === 0);
  return stands.map(({ name, at, kind }, index) => {
    const [x, y] = plane.toMetres(at);
    const corners = [
      [15, 15],
      [75, 15],
      [75, 40],
      [15, 40],
    ]
      .map(([dx, dy]) => plane.toPoint([x + (dx as number), y + (dy as number)]))
      .map(([lon, lat]): Point => [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]);
    const area: Area = [[[...corners, corners[0] as Point]]];
    const hours = kind === "market" ? { days, from: 360, to: 540 } : { days, from: 1080, to: 1380 };
    return {
      code: `SD${two(index + 1)}`,
      name: `${name}疏导点`,
      area,
      categories: ["09001", "09002", "09006"],
      hours: [hours],
      from: SAMPLE_FROM,
      to: null,
    };
  });
}

/** The two squads of the inner city on joint duty at weekends and at night. */
const mergersOf = (): Merger[] => [
  {
    code: "HB01",
    name: "城关、南关中队周末夜间联勤",
    squads: [squadCode(0), squadCode(2)],
    lead: squadCode(0),
    hours: [
      { days: [6, 7], from: 390, to: 1290 },
      { days: [1, 2, 3, 4, 5, 6, 7], from: 1290, to: 1830 },
    ],
    from: SAMPLE_FROM,
    to: null,
  },
];

/** A foot beat of a grid: the streets around the block in its middle. */
function beatOf(cells: readonly Cell[]): readonly Point[] {
  const first = cells[Math.floor(cells.length / 2)] as Cell;
  return (first.area[0]?.[0] ?? []).slice(0, 5);
}

function inside(land: Land, ground: Lattice) {
  const edges = new Set<string>();
  const key = (a: Point, b: Point) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  for (const { ring } of land.atoms) for (let k = 1; k < ring.length; k++) edges.add(key(ring[k - 1] as Point, ring[k] as Point));
  return (a: readonly [number, number], b: readonly [number, number]) => edges.has(key(ground.corner(...a), ground.corner(...b)));
}

/** The sample city of a seed: a plan of about 40 km2 that keeps every law of this house, and its basemap. The same seed gives the same city. */
export function sampleCity(seed: number = SAMPLE_SEED): { readonly plan: Plan; readonly base: readonly BaseFeature[] } {
  const chance = dice(seed);
  const plane = planeAt(SAMPLE_ORIGIN);
  const ground = lattice(chance, SAMPLE_ORIGIN);
  const land = landOf(ground, plane, chance);
  const codes = communityCodes(land);
  const names = chance.shuffled(COMMUNITIES);
  const cells = cellsOf(land, codes);
  const { places, byGrid } = placesOf(land, chance);
  const squads = SQUADS.map((_name, index) => squadCode(index));
  const { persons, teams } = peopleOf(squads, CADRES, chance);
  const grids = land.grids.map(({ community, squad }, index): Grid => {
    const part = land.grids.slice(0, index).some((grid) => grid.community === community) ? "二" : "一";
    const kind = byGrid.get(index)?.kind;
    return {
      code: gridCode(index),
      name: `${names[community]}社区第${part}网格`,
      squad: squadCode(squad),
      standard: kind === "market" ? "BZ02" : kind === "school" ? "BZ03" : kind === "fringe" ? "BZ05" : "BZ01",
      duty: "ZZ04",
    };
  });
  const squadOf = new Map(grids.map(({ code, squad }) => [code, squad]));
  const turfs = dissolveBy(
    cells.map(({ area }) => area),
    (index) => squadOf.get((cells[index] as Cell).grid) as string,
  );
  const squadAt = (point: Point) => [...turfs].find(([, area]) => covers(area, point) >= 0)?.[0] ?? null;
  const streets = streetsOf(ground, inside(land, ground));
  const chiefs = persons.filter(({ kind }) => kind === "cadre").map(({ code }) => code);
  const watched = grids.map(({ code, name, squad }, index) => ({
    code,
    name,
    squad,
    place: byGrid.get(index) ?? null,
    beat: beatOf(cells.filter(({ grid }) => grid === code)),
  }));
  const { posts, assignments } = watchOf(watched, teams, SAMPLE_FROM);
  const plan: Plan = {
    version: {
      id: 0,
      city: CITY,
      name: "2025-2026 年度五定方案",
      state: "in-force",
      from: SAMPLE_FROM,
      to: null,
      timeZone: "Asia/Shanghai",
      sample: true,
      bureau: { name: "云泽市城市管理局指挥中心（样例）", phone: "0000-12319" },
    },
    offices: OFFICES.map((name, index) => ({ code: `${COUNTY}${two(index + 1, 3)}`, name: `${name}办事处` })),
    communities: land.communities.map(({ office, area }, index) => ({
      code: codes[index] as string,
      name: `${names[index]}社区`,
      office: `${COUNTY}${two(office + 1, 3)}`,
      area,
    })),
    cells,
    grids,
    squads: SQUADS.map((name, index) => ({
      code: squadCode(index),
      name,
      captain: teams.get(squadCode(index))?.captain.code ?? null,
      phone: `0000-123${two(index + 41)}`,
    })),
    segments: segmentsOf(streetPieces(streets, SAMPLE_ORIGIN), chiefs, squadAt),
    posts,
    persons,
    standards: STANDARDS,
    duties: DUTIES,
    assignments,
    rules: rulesOf(cells, grids, plane),
    places,
    allowances: allowancesOf(places, plane),
    days: SAMPLE_DAYS,
    absences: [],
    mergers: mergersOf(),
  };
  return { plan, base: baseOf(land, ground, plane, streets, places, chance) };
}
