import type { Division } from "./division";
import { Heap } from "./heap";
import { type Random, shuffle } from "./random";
import { Wholeness } from "./wholeness";

/** How hard to search. */
export interface Effort {
  /** Moves in a row without a new best after which a search gives up. */
  readonly patience: number;
  /** Rounds over the borders at most. */
  readonly rounds: number;
}

/**
 * Makes a division cheaper by moving nodes across borders, never taking a part apart that was in one piece. Gives what was gained.
 * Localised k-way search after Fiduccia and Mattheyses (1982) as in Sanders and Schulz's KaFFPa (2011): from each border node by
 * itself, the best move next, also at a loss, then back to the best state met. A round starts from the surroundings of what the last one changed.
 */
export function refine(division: Division, effort: Effort, random: Random, from?: Int32Array): number {
  return new Search(division, effort.patience).run(effort.rounds, random, from);
}

class Search {
  private readonly heap: Heap;
  private readonly whole: Wholeness;
  /** Round in which a node was moved last: once in a search. */
  private readonly moved: Int32Array;
  private readonly trail: number[] = [];
  private readonly origin: number[] = [];
  private search = 0;
  private readonly least: number;

  constructor(
    private readonly division: Division,
    private readonly patience: number,
  ) {
    const { graph } = division.layer;
    this.heap = new Heap(graph.count);
    this.whole = new Wholeness(graph, division.part);
    this.moved = new Int32Array(graph.count);
    let most = 0;
    for (const c of graph.cost) if (c > most) most = c;
    // Gains that are but rounding would never end.
    this.least = Math.max(most, 1e-12) * 1e-9;
  }

  run(rounds: number, random: Random, from?: Int32Array): number {
    const { division } = this;
    const { count, start, to } = division.layer.graph;
    const queue = from ?? borderNodes(division);
    let length = queue.length;
    const buffer = new Int32Array(count);
    buffer.set(queue);
    const asked = new Int32Array(count);
    let total = 0;
    for (let round = 1; round <= rounds && length > 0; round++) {
      shuffle(buffer, length, random);
      const work = buffer.slice(0, length);
      length = 0;
      division.centre();
      for (const v of work) {
        const gained = this.from(v);
        if (gained <= 0) continue;
        total += gained;
        for (const u of this.trail)
          for (let e = (start[u] as number) - 1; e < (start[u + 1] as number); e++) {
            const t = e < (start[u] as number) ? u : (to[e] as number);
            if (asked[t] === round) continue;
            asked[t] = round;
            buffer[length++] = t;
          }
      }
    }
    return total;
  }

  /** One search from one node; what it gained. `trail` are the nodes it moved. */
  private from(source: number): number {
    const { division, heap, trail, origin, moved, least } = this;
    const { part } = division;
    const { start, to } = division.layer.graph;
    trail.length = 0;
    origin.length = 0;
    const first = division.gain(source);
    if (first === -Infinity) return 0;
    const search = ++this.search;
    heap.clear();
    heap.push(source, first);
    let now = 0;
    let best = 0;
    let keep = 0;
    while (heap.size > 0 && trail.length - keep < this.patience) {
      const v = heap.pop();
      const gain = division.gain(v);
      if (gain < heap.top - least) {
        if (gain > -Infinity) heap.push(v, gain);
        continue;
      }
      const b = division.choice;
      if (b < 0 || !this.whole.without(v)) continue;
      trail.push(v);
      origin.push(part[v] as number);
      division.move(v, b);
      moved[v] = search;
      now += gain;
      if (now > best + least) {
        best = now;
        keep = trail.length;
      }
      for (let e = start[v] as number, end = start[v + 1] as number; e < end; e++) {
        const u = to[e] as number;
        if (moved[u] === search) continue;
        const key = division.gain(u);
        if (key > -Infinity) heap.push(u, key);
        else heap.remove(u);
      }
    }
    for (let k = trail.length - 1; k >= keep; k--) division.move(trail[k] as number, origin[k] as number);
    trail.length = keep;
    return best;
  }
}

/** Nodes with a neighbour in another part. */
export function borderNodes(division: Division): Int32Array {
  const { count, start, to } = division.layer.graph;
  const { part } = division;
  const result: number[] = [];
  for (let v = 0; v < count; v++)
    for (let e = start[v] as number; e < (start[v + 1] as number); e++)
      if (part[to[e] as number] !== part[v]) {
        result.push(v);
        break;
      }
  return Int32Array.from(result);
}
