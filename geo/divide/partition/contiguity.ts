import { components } from "./components";
import type { Division } from "./division";
import { allows } from "./layer";

/** Rounds after which what does not hang together is left so: fixed nodes can make it impossible. */
const ROUNDS = 12;

/**
 * Puts every part in one piece. Of the pieces of a part the one with the most fixed weight stays, else the heaviest; another goes to the part it
 * shares the most border with, and one that is fixed, or that no neighbour may
 * take, is joined to its part by the shortest way through nodes that may be taken.
 */
export function mend(division: Division): void {
  for (let round = 0; round < ROUNDS; round++) {
    const pieces = piecesOf(division);
    const strays = pieces.filter((piece) => !piece.stays);
    if (strays.length === 0) break;
    let changed = false;
    for (const piece of strays) changed = (!piece.bound && give(division, piece)) || join(division, piece) || changed;
    if (!changed) break;
  }
  division.recount();
}

interface Piece {
  readonly part: number;
  readonly nodes: number[];
  weight: number;
  fixedWeight: number;
  /** Holds nodes fixed to the part. */
  bound: boolean;
  stays: boolean;
}

function piecesOf(division: Division): Piece[] {
  const { layer, part } = division;
  const { of, count } = components(layer.graph, part);
  const pieces: Piece[] = Array.from({ length: count }, () => ({
    part: -1,
    nodes: [],
    weight: 0,
    fixedWeight: 0,
    bound: false,
    stays: false,
  }));
  const main = new Map<number, Piece>();
  for (let v = 0; v < of.length; v++) {
    const piece = pieces[of[v] as number] as Piece;
    if (piece.nodes.length === 0) (piece as { part: number }).part = part[v] as number;
    piece.nodes.push(v);
    const w = layer.graph.weight[v] as number;
    piece.weight += w;
    if (!layer.fixed || (layer.fixed[v] as number) < 0) continue;
    piece.fixedWeight += w;
    piece.bound = true;
  }
  for (const piece of pieces) {
    const held = main.get(piece.part);
    if (!held || isBefore(piece, held)) main.set(piece.part, piece);
  }
  for (const piece of main.values()) piece.stays = true;
  return pieces;
}

function isBefore(a: Piece, b: Piece): boolean {
  if (a.bound !== b.bound) return a.bound;
  if (a.fixedWeight !== b.fixedWeight) return a.fixedWeight > b.fixedWeight;
  if (a.weight !== b.weight) return a.weight > b.weight;
  return a.nodes.length > b.nodes.length;
}

/** The piece to the part it shares the most border with, of those that all its nodes may be in; where none is, node by node. */
function give(division: Division, piece: Piece): boolean {
  const to = neighbourPart(division, piece.nodes, piece.part);
  if (to >= 0) {
    for (const v of piece.nodes) division.part[v] = to;
    return true;
  }
  let changed = false;
  for (const v of piece.nodes) {
    const other = neighbourPart(division, [v], piece.part);
    if (other < 0) continue;
    division.part[v] = other;
    changed = true;
  }
  return changed;
}

function neighbourPart(division: Division, nodes: readonly number[], own: number): number {
  const { layer, part } = division;
  const { start, to, cost } = layer.graph;
  const shared = new Map<number, number>();
  for (const v of nodes)
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) {
      const p = part[to[e] as number] as number;
      if (p !== own) shared.set(p, (shared.get(p) ?? 0) + (cost[e] as number));
    }
  let best = -1;
  let most = -1;
  for (const [p, sum] of shared)
    if (sum > most && nodes.every((v) => allows(layer, v, p))) {
      most = sum;
      best = p;
    }
  return best;
}

/** The shortest way from the piece to another node of its part. */
function join(division: Division, piece: Piece): boolean {
  const { layer, part } = division;
  const { count, start, to } = layer.graph;
  const from = new Int32Array(count).fill(-2);
  const queue = piece.nodes.slice();
  for (const v of queue) from[v] = -1;
  for (let at = 0; at < queue.length; at++) {
    const v = queue[at] as number;
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) {
      const t = to[e] as number;
      if (from[t] !== -2 || !allows(layer, t, piece.part)) continue;
      from[t] = v;
      if (part[t] === piece.part) {
        for (let u = v; from[u] !== -1; u = from[u] as number) part[u] = piece.part;
        return true;
      }
      queue.push(t);
    }
  }
  return false;
}
