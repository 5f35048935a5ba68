import { apportionment } from "./apportionment";
import type { Graph, PartitionOptions, Spot } from "./graph";

/** Part -> component of `count`. Fixed nodes bind; then parts stay where they were before; then the offices' nearest nodes; the rest in order. */
export function homes(graph: Graph, component: Int32Array, count: number, options: PartitionOptions): Int32Array {
  const { parts, offices, place } = options;
  const home = boundHomes(component, options);
  const left = placesLeft(graph, component, count, home);
  const settle = (p: number, c: number) => {
    if (home[p] !== -1 || (left[c] as number) <= 0) return;
    home[p] = c;
    left[c] = (left[c] as number) - 1;
  };
  for (const [p, c] of overlaps(graph, component, options)) settle(p, c);
  offices?.forEach((office, p) => {
    if (office && place && home[p] === -1) settle(p, nearestComponent(component, place, office, left));
  });
  for (let p = 0; p < parts; p++) for (let c = 0; c < count; c++) settle(p, c);
  return home;
}

function boundHomes(component: Int32Array, { parts, fixed }: PartitionOptions): Int32Array {
  const home = new Int32Array(parts).fill(-1);
  fixed?.forEach((p, v) => {
    if (p >= 0 && home[p] === -1) home[p] = component[v] as number;
  });
  return home;
}

/** How many parts each component still gets beyond those bound to it. */
function placesLeft(graph: Graph, component: Int32Array, count: number, home: Int32Array): number[] {
  const shares = Array.from({ length: count }, () => ({ weight: 0, nodes: 0, least: 0 }));
  component.forEach((c, v) => {
    const share = shares[c] as (typeof shares)[number];
    share.weight += graph.weight[v] as number;
    share.nodes++;
  });
  for (const c of home) if (c >= 0) (shares[c] as (typeof shares)[number]).least++;
  const bound = shares.map(({ least }) => least);
  for (const share of shares) share.least = Math.max(share.least, 1);
  // Fixed nodes may crowd one component so that others get none.
  const asked = shares.reduce((sum, { least }) => sum + least, 0);
  return apportionment(shares, Math.max(home.length, asked)).map((n, c) => n - (bound[c] as number));
}

/** Pairs of a part and a component in which it was before, the greatest weight first. */
function overlaps(graph: Graph, component: Int32Array, { before, parts }: PartitionOptions): [number, number][] {
  const sum = new Map<number, number>();
  before?.forEach((p, v) => {
    if (p < 0) return;
    const key = (component[v] as number) * parts + p;
    sum.set(key, (sum.get(key) ?? 0) + (graph.weight[v] as number));
  });
  return [...sum].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([key]) => [key % parts, Math.floor(key / parts)]);
}

function nearestComponent(
  component: Int32Array,
  { x, y }: NonNullable<PartitionOptions["place"]>,
  office: Spot,
  left: readonly number[],
): number {
  let best = 0;
  let least = Infinity;
  component.forEach((c, v) => {
    const d = ((x[v] as number) - office.x) ** 2 + ((y[v] as number) - office.y) ** 2;
    if (d >= least || (left[c] as number) <= 0) return;
    least = d;
    best = c;
  });
  return best;
}
