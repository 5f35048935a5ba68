/** Colours a graph so that neighbours differ: `neighbours[i]` lists the numbers of i's neighbours. Smallest-last order, then the lowest free colour (Matula and Beck 1983); planar graphs need at most six. */
export function colouring(neighbours: readonly ReadonlySet<number>[]): number[] {
  const left = new Map(neighbours.map((set, index) => [index, new Set(set)] as const));
  const order: number[] = [];
  while (left.size > 0) {
    let smallest = -1;
    let degree = Infinity;
    for (const [index, set] of left) {
      if (set.size < degree) {
        smallest = index;
        degree = set.size;
      }
    }
    for (const other of left.get(smallest) ?? []) left.get(other)?.delete(smallest);
    left.delete(smallest);
    order.push(smallest);
  }
  const colours: number[] = neighbours.map(() => -1);
  for (const index of order.reverse()) {
    const taken = new Set([...(neighbours[index] ?? [])].map((other) => colours[other]));
    let colour = 0;
    while (taken.has(colour)) colour++;
    colours[index] = colour;
  }
  return colours;
}
