import { dissolve } from "../../geo/border/dissolve";
import type { Plane } from "../../geo/plane/plane";
import type { Area, Point, Ring } from "../../geo/plane/point";
import type { BaseFeature } from "../../geo/tile/base-feature";
import type { Place } from "../plan";
import { type Atom, superblockOf } from "./atoms";
import type { Dice } from "./dice";
import type { Land } from "./land";
import { type Lattice, LINES, RIVER_LINE } from "./lattice";
import { RIVER } from "./names";
import type { Street } from "./sample-streets";

const round = (point: Point): Point => [Math.round(point[0] * 1e7) / 1e7, Math.round(point[1] * 1e7) / 1e7];
const area = (layer: BaseFeature["layer"], kind: string, name: string | null, shape: Area): BaseFeature => ({
  layer,
  class: kind,
  name,
  geometry: { type: "area", area: shape },
});

/** The river: a ribbon of uneven width along its lattice line. */
function river(land: Lattice, plane: Plane, chance: Dice): Area {
  const course = Array.from({ length: LINES }, (_none, j) => plane.toMetres(land.corner(RIVER_LINE, j)));
  const phase = chance.between(0, 6);
  const banks = course.map(([x, y], j) => {
    const [ax, ay] = course[Math.max(0, j - 1)] as [number, number];
    const [bx, by] = course[Math.min(LINES - 1, j + 1)] as [number, number];
    const length = Math.hypot(bx - ax, by - ay);
    const half = 26 + 9 * Math.sin(j / 5 + phase);
    const [nx, ny] = [(-(by - ay) / length) * half, ((bx - ax) / length) * half];
    return [plane.toPoint([x + nx, y + ny]), plane.toPoint([x - nx, y - ny])] as const;
  });
  const ring = [...banks.map(([left]) => left), ...banks.map(([, right]) => right).reverse()].map(round);
  return [[[...ring, ring[0] as Point]]];
}

/** A point inside a four-cornered block: shares along its two directions. */
function within(corners: readonly Point[], u: number, v: number): Point {
  const [a, b, c, d] = corners as [Point, Point, Point, Point];
  const at = (k: 0 | 1) => (1 - v) * ((1 - u) * a[k] + u * b[k]) + v * ((1 - u) * d[k] + u * c[k]);
  return round([at(0), at(1)]);
}

/** Buildings of one block: slabs, courtyards or sheds inside its streets. */
function buildings(atom: Atom, chance: Dice): Ring[] {
  const corners = atom.ring.slice(0, 4);
  const slab = (u1: number, v1: number, u2: number, v2: number): Ring => {
    const ring = [within(corners, u1, v1), within(corners, u2, v1), within(corners, u2, v2), within(corners, u1, v2)];
    return [...ring, ring[0] as Point];
  };
  const inset = 0.13;
  const far = Math.hypot(atom.x, atom.y) > 2600;
  if (far && chance.chance(0.35)) return [];
  const kind = chance.roll();
  if (far && kind < 0.5) return [slab(inset + 0.1, inset + 0.1, 0.55, 0.6)];
  if (kind < 0.35) return [slab(inset, inset, 1 - inset, 0.3), slab(inset, 0.42, 1 - inset, 0.58), slab(inset, 0.7, 1 - inset, 1 - inset)];
  if (kind < 0.65) return [slab(inset, inset, 0.44, 1 - inset), slab(0.56, inset, 1 - inset, 0.46), slab(0.56, 0.58, 1 - inset, 1 - inset)];
  if (kind < 0.85) return [slab(inset, inset, 0.46, 0.46), slab(0.54, inset, 1 - inset, 0.46), slab(inset, 0.54, 1 - inset, 1 - inset)];
  return [slab(inset, inset, 1 - inset, 1 - inset)];
}

/** The basemap of the sample city: land, water, green, buildings, streets, a railway. */
export function baseOf(
  ground: Land,
  land: Lattice,
  plane: Plane,
  streets: readonly Street[],
  places: readonly Place[],
  chance: Dice,
): BaseFeature[] {
  const city = dissolve(ground.communities.map(({ area: shape }) => shape));
  const corners = [
    [-9000, -9000],
    [9000, -9000],
    [9000, 9000],
    [-9000, 9000],
  ].map((metres) => round(plane.toPoint(metres as [number, number])));
  const parks = places.filter(({ kind }) => kind === "park");
  const parkOf = (atom: Atom) =>
    parks.find(({ at }) => {
      const [x, y] = plane.toMetres(at);
      return Math.hypot(atom.x - x, atom.y - y) < 190;
    });
  const green = new Map<string, Area[]>();
  const blocks: BaseFeature[] = [];
  for (const atom of ground.atoms) {
    const bank = atom.i === RIVER_LINE || atom.i === RIVER_LINE - 1;
    const park = parkOf(atom);
    if (park) green.set(park.name, [...(green.get(park.name) ?? []), [[atom.ring]]]);
    else if (bank && chance.chance(0.8))
      green.set(`bank ${superblockOf(atom)}`, [...(green.get(`bank ${superblockOf(atom)}`) ?? []), [[atom.ring]]]);
    else if (!atom.half && !bank) for (const ring of buildings(atom, chance)) blocks.push(area("block", "building", null, [[ring]]));
  }
  const lake = parks[0];
  const pond = (at: Point): Area => {
    const [x, y] = plane.toMetres(at);
    const ring = Array.from({ length: 28 }, (_none, k) => {
      const angle = (k / 28) * Math.PI * 2;
      const reach = 120 * (1 + 0.2 * Math.sin(3 * angle) + 0.12 * Math.cos(5 * angle + 1));
      return round(plane.toPoint([x + reach * 1.25 * Math.cos(angle), y + reach * 0.85 * Math.sin(angle)]));
    });
    return [[[...ring, ring[0] as Point]]];
  };
  const rail = Array.from({ length: LINES }, (_none, j) => plane.toMetres(land.corner(69, j))).map(([x, y]) =>
    round(plane.toPoint([x + 30, y])),
  );
  return [
    area("land", "country", null, [[[...corners, corners[0] as Point]]]),
    area("land", "city", null, city),
    ...[...green].map(([name, areas]) =>
      area("green", name.startsWith("bank") ? "bank" : "park", name.startsWith("bank") ? null : name, dissolve(areas)),
    ),
    area("water", "river", RIVER, river(land, plane, chance)),
    ...(lake ? [area("water", "lake", "云湖", pond(lake.at))] : []),
    ...blocks,
    ...streets.map(
      ({ name, class: kind, line }): BaseFeature => ({ layer: "street", class: kind, name, geometry: { type: "line", line } }),
    ),
    { layer: "rail", class: "rail", name: "云洛铁路", geometry: { type: "line", line: rail } },
  ];
}
