import { boundsAround, boundsOfPoints } from "../../plane/bounds";
import type { Bounds, Line } from "../../plane/point";
import { type EdgeLabels, EdgeLabelsDraft } from "./edge-labels";
import { GridBins } from "./grid-bins";
import { type IntegerGrid, integerGrid } from "./integer-grid";

/** A line with a number that says whose it is. Lines may share a label. */
export interface LabelledLine {
  readonly line: Line;
  readonly label: number;
}

/** Lines cut where they meet: a graph of straight edges on the integer grid that meet in vertices only. */
export interface Noded {
  readonly grid: IntegerGrid;
  /** Vertices, in grid units. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Edges by the numbers of their vertices; each pair once. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly labels: EdgeLabels;
}

/** Half a unit square, and a hair so that a rounded crossing always counts as near. */
const NEAR = 0.5 * (1 + 1e-6);
const QUEUED = 0;
const SETTLED = 1;
const SPLIT = 2;

function boxOf(lines: readonly LabelledLine[]): Bounds {
  let box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { line } of lines) box = boundsAround(box, boundsOfPoints(line));
  return box[0] <= box[2] ? box : [0, 0, 0, 0];
}

/** The working state: vertices, edges, and bins over both. */
class Noding {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly state: number[] = [];
  readonly labels = new EdgeLabelsDraft();
  readonly #numbers = new Map<number, number>();
  readonly #edges = new Map<number, number>();
  readonly #vertexBins: GridBins;
  readonly #edgeBins: GridBins;
  readonly #queue: number[] = [];
  readonly #seen: number[] = [];
  #round = 0;

  constructor(
    readonly grid: IntegerGrid,
    stretches: number,
  ) {
    this.#vertexBins = new GridBins(grid.width, grid.height, stretches);
    this.#edgeBins = this.#vertexBins.empty();
  }

  /** The number of a grid place; a new one unsettles the edges that pass it. */
  vertex(x: number, y: number): number {
    const key = x * (this.grid.height + 1) + y;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.x.length;
    this.#numbers.set(key, number);
    this.x.push(x);
    this.y.push(y);
    const bin = this.#vertexBins.at(x, y);
    this.#vertexBins.add(bin, number);
    for (let at = this.#edgeBins.first(bin); at >= 0; at = this.#edgeBins.after(at)) {
      const edge = this.#edgeBins.item(at);
      if (this.state[edge] !== SETTLED || this.along(edge, number) < 0) continue;
      this.state[edge] = QUEUED;
      this.#queue.push(edge);
    }
    return number;
  }

  /** The edge between two vertices, as its number and the direction: +1 when it runs that way. */
  edge(a: number, b: number): readonly [edge: number, turn: 1 | -1] {
    const turn = a < b ? 1 : -1;
    const key = a < b ? a * 2 ** 26 + b : b * 2 ** 26 + a;
    const known = this.#edges.get(key);
    if (known !== undefined) return [known, turn];
    const edge = this.from.length;
    this.#edges.set(key, edge);
    this.from.push(Math.min(a, b));
    this.to.push(Math.max(a, b));
    this.state.push(QUEUED);
    this.#seen.push(0);
    this.#queue.push(edge);
    return [edge, turn];
  }

  /** How far along an edge (its length squared is 1) a vertex lies that is within 0.71 units of its inside; -1 for others. */
  along(edge: number, vertex: number): number {
    const u = this.from[edge] as number;
    const v = this.to[edge] as number;
    if (vertex === u || vertex === v) return -1;
    const [ax, ay] = [this.x[u] as number, this.y[u] as number];
    const dx = (this.x[v] as number) - ax;
    const dy = (this.y[v] as number) - ay;
    const px = (this.x[vertex] as number) - ax;
    const py = (this.y[vertex] as number) - ay;
    const square = dx * dx + dy * dy;
    const dot = dx * px + dy * py;
    if (dot <= 0 || dot >= square) return -1;
    const cross = dx * py - dy * px;
    return cross * cross <= square * NEAR ? dot / square : -1;
  }

  /** Replaces an edge by the chain through vertices that lie along it. */
  #split(edge: number, hits: { vertex: number; at: number }[]): void {
    const u = this.from[edge] as number;
    const v = this.to[edge] as number;
    hits.sort((p, q) => p.at - q.at || p.vertex - q.vertex);
    // Across the diagonal of one unit square both other corners may lie: one is enough, and two would go round in circles.
    const short = ((this.x[v] as number) - (this.x[u] as number)) ** 2 + ((this.y[v] as number) - (this.y[u] as number)) ** 2 <= 2;
    const chain = [u, ...(short ? hits.slice(0, 1) : hits).map(({ vertex }) => vertex), v];
    this.state[edge] = SPLIT;
    this.#edges.delete(u * 2 ** 26 + v);
    for (let i = 1; i < chain.length; i++) {
      const [piece, turn] = this.edge(chain[i - 1] as number, chain[i] as number);
      this.labels.copy(edge, piece, turn);
    }
  }

  #passed(edge: number, count: number): { vertex: number; at: number }[] {
    const bins = this.#vertexBins;
    const hits: { vertex: number; at: number }[] = [];
    for (let i = 0; i < count; i++) {
      for (let entry = bins.first(bins.span[i] as number); entry >= 0; entry = bins.after(entry)) {
        const at = this.along(edge, bins.item(entry));
        if (at >= 0) hits.push({ vertex: bins.item(entry), at });
      }
    }
    return hits;
  }

  /** The grid place next to where two edges cross inside both, or null. */
  #crossing(e: number, f: number): readonly [x: number, y: number] | null {
    const { x, y } = this;
    const [a, b, c, d] = [this.from[e] as number, this.to[e] as number, this.from[f] as number, this.to[f] as number];
    if (a === c || a === d || b === c || b === d) return null;
    const [ax, ay, cx, cy] = [x[a] as number, y[a] as number, x[c] as number, y[c] as number];
    const [ex, ey] = [(x[b] as number) - ax, (y[b] as number) - ay];
    const [fx, fy] = [(x[d] as number) - cx, (y[d] as number) - cy];
    const [gx, gy] = [cx - ax, cy - ay];
    const ec = ex * gy - ey * gx;
    const ed = ex * ((y[d] as number) - ay) - ey * ((x[d] as number) - ax);
    if (!((ec < 0 && ed > 0) || (ec > 0 && ed < 0))) return null;
    const fa = gx * fy - gy * fx;
    const fb = fx * ((y[b] as number) - cy) - fy * ((x[b] as number) - cx);
    if (!((fa < 0 && fb > 0) || (fa > 0 && fb < 0))) return null;
    const t = fa / (ex * fy - ey * fx);
    return [Math.round(ax + t * ex), Math.round(ay + t * ey)];
  }

  #crossed(edge: number, count: number): { vertex: number; at: number }[] {
    const bins = this.#edgeBins;
    const { span } = this.#vertexBins;
    const places: (readonly [number, number])[] = [];
    this.#round++;
    for (let i = 0; i < count; i++) {
      for (let entry = bins.first(span[i] as number); entry >= 0; entry = bins.after(entry)) {
        const other = bins.item(entry);
        if (this.#seen[other] === this.#round || this.state[other] !== SETTLED) continue;
        this.#seen[other] = this.#round;
        const place = this.#crossing(edge, other);
        if (place) places.push(place);
      }
    }
    const vertices = new Set(places.map(([x, y]) => this.vertex(x, y)));
    return [...vertices].map((vertex) => {
      const at = this.along(edge, vertex);
      if (at < 0) throw new Error(`noded: the crossing ${this.x[vertex]}, ${this.y[vertex]} does not lie along edge ${edge}`);
      return { vertex, at };
    });
  }

  /** Settles one edge after the other. A settled edge passes no vertex and crosses no settled edge; every cut leaves shorter edges, so it ends. */
  settle(): void {
    for (let edge = this.#queue.pop(); edge !== undefined; edge = this.#queue.pop()) {
      if (this.state[edge] !== QUEUED) continue;
      const [u, v] = [this.from[edge] as number, this.to[edge] as number];
      const count = this.#vertexBins.spanned(this.x[u] as number, this.y[u] as number, this.x[v] as number, this.y[v] as number, 1);
      let hits = this.#passed(edge, count);
      if (hits.length === 0) hits = this.#crossed(edge, count);
      if (hits.length > 0) {
        this.#split(edge, hits);
        continue;
      }
      this.state[edge] = SETTLED;
      for (let i = 0; i < count; i++) this.#edgeBins.add(this.#vertexBins.span[i] as number, edge);
    }
  }
}

/**
 * Cuts lines where they cross, touch or run along each other. Points and crossings are rounded to the grid of 1e-7 degree; an edge is led through every
 * vertex within 0.71 units of it, again until nothing is left to cut. Afterwards edges meet in common vertices only, every other vertex is farther than
 * 0.71 units (7 mm) from an edge, and equal edges are one. Source: snap rounding (Hobby 1999), iterated (Halperin and Packer 2002).
 */
export function noded(lines: readonly LabelledLine[]): Noded {
  const grid = integerGrid(boxOf(lines));
  const noding = new Noding(
    grid,
    lines.reduce((sum, { line }) => sum + line.length, 0),
  );
  for (const { line, label } of lines) {
    let last = -1;
    for (const [lon, lat] of line) {
      const vertex = noding.vertex(grid.x(lon), grid.y(lat));
      if (last >= 0 && vertex !== last) {
        const [edge, turn] = noding.edge(last, vertex);
        noding.labels.add(edge, label, turn);
      }
      last = vertex;
    }
  }
  noding.settle();
  const edges = noding.state.flatMap((state, edge) => (state === SETTLED ? [edge] : []));
  return {
    grid,
    x: noding.x,
    y: noding.y,
    from: Int32Array.from(edges, (edge) => noding.from[edge] as number),
    to: Int32Array.from(edges, (edge) => noding.to[edge] as number),
    labels: noding.labels.packed(edges),
  };
}
