import { balance } from "./balance";
import { bisectedDivision } from "./bisected-division";
import { hierarchy, lifted, lowered } from "./coarser";
import { isContiguous } from "./components";
import { Division } from "./division";
import type { Graph, Partition, PartitionOptions } from "./graph";
import { type Ground, groundOf } from "./ground";
import { grownDivision } from "./grown-division";
import type { Layer } from "./layer";
import { rename } from "./naming";
import { type Random, randomOf } from "./random";
import { refine } from "./refinement";

/** Where the search stands: the best answer so far, and the share 0..1 of the planned work that is done. */
export interface Progress {
  readonly best: Partition;
  readonly share: number;
}

/**
 * Partitions of a graph into connected parts of equal weight with a small cut, better and better; each is a whole answer, so stop any time.
 * Multilevel: first answers from coarse graphs, then rounds that coarsen anew around the best answers (iterated and combining
 * multilevel, Walshaw 2004; Sanders and Schulz 2012). The same seed gives the same answers. Throws RangeError on options that contradict.
 */
export function* partitions(graph: Graph, options: PartitionOptions): Generator<Progress, Partition> {
  const ground = groundOf(graph, options);
  const random = randomOf(options.seed);
  const { starts, rounds } = plan(graph.count, ground);
  const pool: Answer[] = [];
  const told = (done: number): Progress => ({
    best: partitionOf(graph, ground, (pool[0] as Answer).part),
    share: done / (starts + rounds),
  });
  for (let k = 0; k < starts; k++) {
    add(pool, begun(ground, options, k, random));
    yield told(k + 1);
  }
  for (let k = 0; k < rounds; k++) {
    const first = pool[k % 3 === 2 ? Math.floor(random() * pool.length) : 0] as Answer;
    const other = pool[Math.floor(random() * pool.length)] as Answer;
    add(pool, again(ground, first, k % 2 === 0 ? first : other, options, random));
    yield told(starts + k + 1);
  }
  return partitionOf(graph, ground, (pool[0] as Answer).part);
}

/** The last of `partitions`. */
export function partition(graph: Graph, options: PartitionOptions): Partition {
  const run = partitions(graph, options);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** A division of the finest layer and what counts of it: less is better, the first that differs decides. */
interface Answer {
  readonly part: Int32Array;
  readonly rank: readonly [pieces: number, excess: number, objective: number];
}

/** Answers kept to be combined. */
const POOL = 5;

function add(pool: Answer[], answer: Answer): void {
  if (pool.some(({ rank }) => rank.every((value, i) => value === answer.rank[i]))) return;
  pool.push(answer);
  pool.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2]);
  pool.length = Math.min(pool.length, POOL);
}

/** Large graphs take long, and small ones gain from many tries. */
function plan(count: number, ground: Ground): { readonly starts: number; readonly rounds: number } {
  if (ground.aim.parts === 1) return { starts: 1, rounds: 0 };
  if (count > 15000) return { starts: 1, rounds: 3 };
  return count > 1000 ? { starts: 4, rounds: 14 } : { starts: 8, rounds: 24 };
}

function begun(ground: Ground, options: PartitionOptions, attempt: number, random: Random): Answer {
  const { layer, aim } = ground;
  const goal = Math.max(25 * aim.parts, 200);
  const { layers, ups } = hierarchy(layer, null, goal, limitOf(ground, goal), random);
  let component = ground.component;
  let before = options.before ?? null;
  ups.forEach((up, i) => {
    const { count } = (layers[i + 1] as Layer).graph;
    component = lifted(component, up, count);
    before = before && lifted(before, up, count);
  });
  const base = { layer: layers.at(-1) as Layer, component, before };
  const seeded = (layer.fixed || aim.offices?.some(Boolean)) && attempt % 2 === 1;
  const first = seeded ? grownDivision(ground, base, random) : bisectedDivision(ground, base, options.tolerance, random);
  return refined(ground, layers, ups, first.part, options, random);
}

/** A round around one or two answers: what both agree on can be merged, what they differ in is searched anew. */
function again(ground: Ground, first: Answer, second: Answer, options: PartitionOptions, random: Random): Answer {
  const { layer, aim } = ground;
  const label = first === second ? first.part : first.part.map((p, v) => p * aim.parts + (second.part[v] as number));
  const goal = 12 * aim.parts;
  const { layers, ups } = hierarchy(layer, label, goal, limitOf(ground, goal), random);
  let part = first.part;
  ups.forEach((up, i) => {
    part = lifted(part, up, (layers[i + 1] as Layer).graph.count);
  });
  return refined(ground, layers, ups, part.slice(), options, random);
}

function limitOf({ layer }: Ground, goal: number): number {
  let total = 0;
  for (const w of layer.graph.weight) total += w;
  return (1.5 * total) / goal;
}

/** Searches on each layer, from the coarsest down to the graph itself, where the loads are put right. */
function refined(
  ground: Ground,
  layers: readonly Layer[],
  ups: readonly Int32Array[],
  coarsest: Int32Array,
  options: PartitionOptions,
  random: Random,
): Answer {
  const { aim } = ground;
  let part = coarsest;
  const soft = 0.02 * 8 ** random();
  for (let i = layers.length - 1; ; i--) {
    const division = new Division(layers[i] as Layer, aim, part);
    division.price *= soft;
    refine(division, { patience: 25, rounds: 8 }, random);
    division.price /= soft;
    if (i === 0) return settled(division, ground, options, random);
    part = lowered(division.part, ups[i - 1] as Int32Array);
  }
}

function settled(division: Division, ground: Ground, options: PartitionOptions, random: Random): Answer {
  balance(division, { patience: 25, rounds: 6 }, random);
  if (options.before || options.offices) rename(division, ground.home, options.before ?? null);
  const pieces = isContiguous(ground.layer.graph, division.part) ? 0 : 1;
  return { part: division.part, rank: [pieces, division.excess(), division.objective()] };
}

/** The answer with its figures. */
function partitionOf(given: Graph, ground: Ground, part: Int32Array): Partition {
  const division = new Division({ ...ground.layer, graph: given }, ground.aim, part.slice());
  const objective = division.objective();
  let total = 0;
  for (const w of division.load) total += w;
  const mean = total / ground.aim.parts;
  let most = 0;
  for (const w of division.load) most = Math.max(most, Math.abs(w - mean));
  return {
    part: division.part,
    cut: division.cut(),
    deviation: mean > 0 ? most / mean : 0,
    contiguous: isContiguous(ground.layer.graph, part),
    objective,
    spans: ground.spans,
  };
}
