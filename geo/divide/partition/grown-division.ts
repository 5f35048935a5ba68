import { Division } from "./division";
import type { Base, Ground } from "./ground";
import { Heap } from "./heap";
import type { Layer } from "./layer";
import type { Random } from "./random";
import { righted } from "./righted";

/** A first division grown from what is fixed and the nodes next to the offices, the part farthest below its target next; then put right. */
export function grownDivision(ground: Ground, base: Base, random: Random): Division {
  const { aim, home } = ground;
  const growth = new Growth(base.layer, aim.parts);
  base.layer.fixed?.forEach((p, v) => {
    if (p >= 0) growth.take(v, p);
  });
  for (let p = 0; p < aim.parts; p++) {
    if (growth.isSown(p)) continue;
    const v = seedOf(ground, base, growth.part, p, random);
    if (v >= 0) growth.take(v, p);
  }
  const order = new Heap(aim.parts);
  for (let p = 0; p < aim.parts; p++) order.push(p, (aim.target[p] as number) - (growth.load[p] as number));
  while (order.size > 0) {
    const p = order.pop();
    // A part that cannot grow any more is not asked again.
    if (growth.grow(p)) order.push(p, (aim.target[p] as number) - (growth.load[p] as number));
  }
  // What no part may reach goes anywhere at home; mending gives it to a neighbour.
  const part = growth.part.map((p, v) => (p === -1 ? Math.max(home.indexOf(base.component[v] as number), 0) : p));
  return righted(new Division(base.layer, aim, part), ground, base);
}

/** Parts on their way: `part` is -1 where none has been. */
class Growth {
  readonly part: Int32Array;
  readonly load: Float64Array;
  /** Nodes beside each part, in the order they came: first come, first served keeps what grows round. */
  private readonly waiting: number[][];
  private readonly served: Int32Array;

  constructor(
    private readonly layer: Layer,
    parts: number,
  ) {
    this.part = new Int32Array(layer.graph.count).fill(-1);
    this.load = new Float64Array(parts);
    this.waiting = Array.from({ length: parts }, () => []);
    this.served = new Int32Array(parts).fill(-1);
  }

  isSown(p: number): boolean {
    return (this.served[p] as number) >= 0;
  }

  take(v: number, p: number): void {
    const { start, to, weight } = this.layer.graph;
    this.part[v] = p;
    this.load[p] = (this.load[p] as number) + (weight[v] as number);
    this.served[p] = Math.max(this.served[p] as number, 0);
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) (this.waiting[p] as number[]).push(to[e] as number);
  }

  /** Takes one node more; false: there is none. */
  grow(p: number): boolean {
    const waiting = this.waiting[p] as number[];
    for (let at = Math.max(this.served[p] as number, 0); at < waiting.length; at++) {
      const v = waiting[at] as number;
      if (this.part[v] !== -1 || isBarred(this.layer, v, p)) continue;
      this.served[p] = at + 1;
      this.take(v, p);
      return true;
    }
    return false;
  }
}

/** The free node next to the part's office, else the one most steps from all that is taken; -1: none. */
function seedOf(ground: Ground, { layer, component }: Base, part: Int32Array, p: number, random: Random): number {
  const isFree = (v: number) => part[v] === -1 && component[v] === ground.home[p] && !isBarred(layer, v, p);
  const free = Array.from(part.keys()).filter(isFree);
  const office = ground.aim.offices?.[p];
  const { body } = layer;
  if (office && body && free.length > 0) {
    const away = (v: number) => ((body.x[v] as number) - office.x) ** 2 + ((body.y[v] as number) - office.y) ** 2;
    return free.reduce((best, v) => (away(v) < away(best) ? v : best));
  }
  const last = stepsAway(
    layer,
    Array.from(part.keys()).filter((v) => part[v] !== -1 && component[v] === ground.home[p]),
  ).findLast(isFree);
  return last ?? free[Math.floor(random() * free.length)] ?? -1;
}

/** Nodes in order of their steps from the sources. */
function stepsAway({ graph }: Layer, sources: readonly number[]): number[] {
  const { count, start, to } = graph;
  const seen = new Uint8Array(count);
  const queue = [...sources];
  for (const v of queue) seen[v] = 1;
  for (let at = 0; at < queue.length; at++) {
    const v = queue[at] as number;
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) {
      const t = to[e] as number;
      if (seen[t]) continue;
      seen[t] = 1;
      queue.push(t);
    }
  }
  return queue;
}

function isBarred(layer: Layer, v: number, p: number): boolean {
  return layer.barred !== null && (layer.rows[layer.barred[v] as number] as Uint8Array)[p] === 1;
}
