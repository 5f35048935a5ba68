import type { Point, Polygon, Ring } from "../plane/point";
import type { Shape } from "./format";

/** Why a placemark's geometry cannot be read. */
export class KmlFault extends Error {
  constructor(
    readonly fault: string,
    readonly got: string,
  ) {
    super(fault);
  }
}

const SPACE = /\s+/;

function pointOf(tuple: string): Point {
  const [lon, lat, ...more] = tuple.split(",");
  const [x, y] = [Number(lon || Number.NaN), Number(lat || Number.NaN)];
  if (!Number.isFinite(x) || !Number.isFinite(y) || more.length > 1) throw new KmlFault("expected.position", tuple.slice(0, 100));
  if (Math.abs(x) > 360 || Math.abs(y) > 90) throw new KmlFault("expected.degrees", tuple.slice(0, 100));
  return [x, y];
}

/** The points of a `<coordinates>` text: "lon,lat[,alt]" between blanks; blanks after or before commas, which some write, are passed over. */
export function kmlPoints(text: string): Point[] {
  const joined = /\s,|,\s/.test(text)
    ? text
        .split(",")
        .map((part) => part.trim())
        .join(",")
    : text;
  return joined
    .trim()
    .split(SPACE)
    .filter((tuple) => tuple !== "")
    .map(pointOf);
}

function ringOf(points: readonly Point[]): Ring {
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last) throw new KmlFault("expected.ring", "0");
  if (first[0] !== last[0] || first[1] !== last[1]) throw new KmlFault("expected.closed-ring", `${first.join(" ")} ... ${last.join(" ")}`);
  if (points.length < 4) throw new KmlFault("expected.ring", String(points.length));
  return points;
}

/** Puts a placemark's geometry together from elements that open and close. Polygons of one placemark become one area. */
export class KmlGeometry {
  readonly #shapes: Shape[] = [];
  readonly #area: Polygon[] = [];
  #outer: Ring | null = null;
  #holes: Ring[] = [];
  #points: readonly Point[] | null = null;
  #inPolygon = false;

  open(name: string): void {
    if (name === "Polygon") {
      this.#outer = null;
      this.#holes = [];
      this.#inPolygon = true;
    } else if (name === "gx:Track" || name === "gx:MultiTrack" || name === "Model") throw new KmlFault("expected.geometry", name);
    else if (name === "Point" || name === "LineString" || name === "LinearRing") this.#points = null;
  }

  /** `inner` tells whether a ring that closes is a hole. */
  close(name: string, text: string, inner: boolean): void {
    if (name === "coordinates") this.#points = kmlPoints(text);
    else if (name === "Point") this.#point();
    else if (name === "LineString" || (name === "LinearRing" && !this.#inPolygon)) this.#line();
    else if (name === "LinearRing") this.#ring(inner);
    else if (name === "Polygon") this.#polygon();
  }

  /** All shapes so far. */
  shapes(): readonly Shape[] {
    return this.#area.length > 0 ? [...this.#shapes, { type: "area", area: this.#area }] : this.#shapes;
  }

  #point() {
    const at = this.#points?.[0];
    if (!at || this.#points?.length !== 1) throw new KmlFault("expected.position", String(this.#points?.length ?? 0));
    this.#shapes.push({ type: "point", at });
  }

  #line() {
    const line = this.#points ?? [];
    if (line.length < 2) throw new KmlFault("expected.line", String(line.length));
    this.#shapes.push({ type: "line", line });
  }

  #ring(inner: boolean) {
    const ring = ringOf(this.#points ?? []);
    if (inner) this.#holes.push(ring);
    else this.#outer = ring;
  }

  #polygon() {
    this.#inPolygon = false;
    if (!this.#outer) throw new KmlFault("expected.ring", "0");
    this.#area.push([this.#outer, ...this.#holes]);
  }
}
