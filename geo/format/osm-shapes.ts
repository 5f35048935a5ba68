import { centroidOf, doubleArea } from "../plane/area";
import type { Area, Point, Ring } from "../plane/point";
import type { NodeCoordinates } from "./osm-nodes";
import { osmRings } from "./osm-rings";
import { areaOfRings } from "./shapefile-rings";

/** A shape or why there is none: a code for components/words. */
export type OsmArea = { readonly area: Area } | { readonly fault: string };

type Refs = ArrayLike<number>;

/** The pieces of a way whose nodes the file has, each of two points at least: where an extract was cut, so is the way. */
export function osmLines(refs: Refs, nodes: NodeCoordinates): Point[][] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  for (let i = 0; i <= refs.length; i++) {
    const at = i < refs.length ? nodes.at(refs[i] as number) : null;
    if (at) line.push(at);
    else {
      if (line.length >= 2) lines.push(line);
      line = [];
    }
  }
  return lines;
}

function ringOf(refs: Refs, nodes: NodeCoordinates): Ring | null {
  const ring: Point[] = [];
  for (let i = 0; i < refs.length; i++) {
    const at = nodes.at(refs[i] as number);
    if (!at) return null;
    ring.push(at);
  }
  return ring;
}

const turned = (ring: Ring, left: boolean): Ring => (doubleArea(ring) > 0 === left ? ring : ring.toReversed());

/** The area a way goes round. */
export function osmWayArea(refs: Refs, nodes: NodeCoordinates): OsmArea {
  if (refs[0] !== refs[refs.length - 1]) return { fault: "expected.closed-ring" };
  if (refs.length < 4) return { fault: "expected.ring" };
  const ring = ringOf(refs, nodes);
  return ring ? { area: [[turned(ring, true)]] } : { fault: "osm.missing-nodes" };
}

/** The area of a relation, from the ways that are its outer and inner rings. A way the file does not have is null. */
export function osmRelationArea(outer: readonly (Refs | null)[], inner: readonly (Refs | null)[], nodes: NodeCoordinates): OsmArea {
  if (outer.length === 0) return { fault: "osm.no-outer" };
  if (outer.includes(null) || inner.includes(null)) return { fault: "osm.missing-ways" };
  const [outers, holes] = [osmRings(outer as Refs[]), osmRings(inner as Refs[])];
  if (!outers || !holes) return { fault: "osm.broken-ring" };
  const rings = [...outers.map((refs) => ringOf(refs, nodes)), ...holes.map((refs) => ringOf(refs, nodes))];
  if (rings.includes(null)) return { fault: "osm.missing-nodes" };
  // Shapefiles tell rings apart by their turn; so do these when they are turned as there.
  const area = areaOfRings((rings as Ring[]).map((ring, i) => turned(ring, i >= outers.length)));
  return area ? { area } : { fault: "expected.nested-rings" };
}

/** A point to show an area by: the centre of mass of its largest outer ring. */
export function osmMiddle(area: Area): Point {
  const outers = area.map((polygon) => polygon[0] as Ring);
  const size = (ring: Ring) => Math.abs(doubleArea(ring));
  return centroidOf(outers.reduce((a, b) => (size(b) > size(a) ? b : a)));
}
