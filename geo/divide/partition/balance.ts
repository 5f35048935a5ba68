import type { Division } from "./division";
import type { Random } from "./random";
import { borderNodes, type Effort, refine } from "./refinement";
import { Wholeness } from "./wholeness";

/** Rounds of dearer excess before the answer is taken as it is. */
const ROUNDS = 7;

/**
 * Brings the loads within the slack where that can be had, at the least cost found: first by search with ever dearer excess, then by handing
 * weight along chains of parts where too much and too little do not touch. Parts stay in one piece.
 */
export function balance(division: Division, effort: Effort, random: Random): void {
  const usual = division.price;
  for (let round = 0; round < ROUNDS && division.excess() > 0; round++) {
    if (round > 0) passAlong(division);
    refine(division, effort, random, round % 2 === 0 ? bordersOfUnbalanced(division) : undefined);
    division.price *= 3;
  }
  division.price = usual;
}

function bordersOfUnbalanced(division: Division): Int32Array {
  const { start, to } = division.layer.graph;
  const off = division.load.map((load, p) => (division.beyond(p, load) > 0 ? 1 : 0));
  return borderNodes(division).filter((v) => {
    if (off[division.part[v] as number]) return true;
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) if (off[division.part[to[e] as number] as number]) return true;
    return false;
  });
}

/** Hands excess along the shortest chains of touching parts, the worst part first. */
function passAlong(division: Division): void {
  const whole = new Wholeness(division.layer.graph, division.part);
  const hopeless = new Set<number>();
  for (let k = 0; k < 2 * division.aim.parts; k++) {
    const worst = worstPart(division, hopeless);
    if (worst < 0) return;
    const before = division.excess();
    const undo: [number, number][] = [];
    const chain = chainFrom(division, worst);
    if (chain) {
      const { aim, load } = division;
      const first = chain[0] as number;
      const last = chain.at(-1) as number;
      const tooMuch = (load[first] as number) - (aim.target[first] as number);
      const room = (aim.target[last] as number) - (load[last] as number);
      const amount = Math.min(Math.max(tooMuch, room), Math.max((tooMuch + room) / 2, 0));
      for (let i = chain.length - 2; i >= 0; i--) hand(division, whole, chain[i] as number, chain[i + 1] as number, amount, undo);
    }
    if (division.excess() < before) continue;
    for (const [v, p] of undo.reverse()) division.move(v, p);
    hopeless.add(worst);
  }
}

function worstPart(division: Division, but: ReadonlySet<number>): number {
  let worst = -1;
  let most = 0;
  for (let p = 0; p < division.load.length; p++) {
    const off = division.beyond(p, division.load[p] as number);
    if (off <= most || but.has(p)) continue;
    most = off;
    worst = p;
  }
  return worst;
}

/** Parts from one with too much to one with room, or to one with too little from one that can give: the nearest. */
function chainFrom(division: Division, worst: number): number[] | null {
  const { load, aim } = division;
  const over = (load[worst] as number) > (aim.target[worst] as number);
  const beside = touching(division);
  const from = new Int32Array(aim.parts).fill(-2);
  const queue = [worst];
  from[worst] = -1;
  for (let at = 0; at < queue.length; at++) {
    const p = queue[at] as number;
    const off = (load[p] as number) - (aim.target[p] as number);
    if (p !== worst && (over ? off < 0 : off > 0)) {
      const chain: number[] = [];
      for (let q = p; q >= 0; q = from[q] as number) chain.push(q);
      return over ? chain.reverse() : chain;
    }
    for (const q of beside[p] as ReadonlySet<number>) {
      if (from[q] !== -2) continue;
      from[q] = p;
      queue.push(q);
    }
  }
  return null;
}

function touching(division: Division): ReadonlySet<number>[] {
  const { count, start, to } = division.layer.graph;
  const beside = Array.from({ length: division.aim.parts }, () => new Set<number>());
  for (let v = 0; v < count; v++)
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) {
      const p = division.part[v] as number;
      const q = division.part[to[e] as number] as number;
      if (p !== q) (beside[p] as Set<number>).add(q);
    }
  return beside;
}

/** Moves nodes of about this weight together from part a to part b, the cheapest by weight first. */
function hand(division: Division, whole: Wholeness, a: number, b: number, amount: number, undo: [number, number][]): void {
  const { count, start, to, weight } = division.layer.graph;
  const { part } = division;
  const near: number[] = [];
  const isNear = (v: number) => {
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) if (part[to[e] as number] === b) return true;
    return false;
  };
  for (let v = 0; v < count; v++) if (part[v] === a && isNear(v)) near.push(v);
  const listed = new Set(near);
  for (let left = amount; left > 0; ) {
    const v = cheapest(division, whole, near, a, b, left);
    if (v < 0) return;
    division.move(v, b);
    undo.push([v, a]);
    left -= weight[v] as number;
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) {
      const u = to[e] as number;
      if (part[u] !== a || listed.has(u)) continue;
      listed.add(u);
      near.push(u);
    }
  }
}

function cheapest(division: Division, whole: Wholeness, near: readonly number[], a: number, b: number, left: number): number {
  const { weight } = division.layer.graph;
  let best = -1;
  let most = -Infinity;
  for (const v of near) {
    const w = weight[v] as number;
    if (division.part[v] !== a || w <= 0 || w > 2 * left || !division.allows(v, b)) continue;
    const gain = division.plainGain(v, b);
    const score = gain > 0 ? gain * w : gain / Math.min(w, left);
    if (score <= most || !whole.without(v)) continue;
    most = score;
    best = v;
  }
  return best;
}
