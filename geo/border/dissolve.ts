import { doubleArea } from "../plane/area";
import { covers } from "../plane/covers";
import type { Area, Point, Ring } from "../plane/point";
import { chained, type Piece } from "./chained";
import { sharedEdges } from "./shared-edges";
import { simpleRings } from "./simple-rings";

/** Holes go to the smallest outer ring that holds them. */
function withHoles(outers: Ring[], holes: Ring[]): Area {
  const polygons = outers.map((ring) => ({ rings: [ring], size: Math.abs(doubleArea(ring)) })).sort((a, b) => a.size - b.size);
  for (const hole of holes) {
    const middle: Point = [((hole[0] as Point)[0] + (hole[1] as Point)[0]) / 2, ((hole[0] as Point)[1] + (hole[1] as Point)[1]) / 2];
    const size = Math.abs(doubleArea(hole));
    const home = polygons.find((polygon) => polygon.size > size && covers([[polygon.rings[0] as Ring]], middle) >= 0);
    home?.rings.push(hole);
  }
  return polygons.sort((a, b) => b.size - a.size).map(({ rings }) => rings);
}

function areaOfPieces(pieces: readonly Piece[]): Area {
  const rings = chained(pieces).flatMap(simpleRings);
  return withHoles(
    rings.filter((ring) => doubleArea(ring) > 0),
    rings.filter((ring) => doubleArea(ring) < 0),
  );
}

/** The union of a coverage's areas: edges that two of them share cancel, what remains is chained into rings. Exact; no new vertices. */
export function dissolve(areas: readonly Area[]): Area {
  return areaOfPieces(sharedEdges(areas).filter((edge) => edge.right < 0));
}

/** The union for each owner of a coverage, in one pass over its edges. */
export function dissolveBy(areas: readonly Area[], ownerOf: (index: number) => string): Map<string, Area> {
  const groups = new Map<string, Piece[]>();
  const add = (owner: string, piece: Piece) => {
    const group = groups.get(owner);
    if (group) group.push(piece);
    else groups.set(owner, [piece]);
  };
  for (const { a, b, left, right } of sharedEdges(areas)) {
    const one = ownerOf(left);
    const other = right < 0 ? null : ownerOf(right);
    if (one === other) continue;
    add(one, { a, b });
    if (other !== null) add(other, { a: b, b: a });
  }
  return new Map([...groups].map(([owner, pieces]) => [owner, areaOfPieces(pieces)] as const));
}
