/** Ways are lists of node numbers; a ring is one that ends where it begins. */
type Refs = ArrayLike<number>;

const firstOf = (refs: Refs) => refs[0] as number;
const lastOf = (refs: Refs) => refs[refs.length - 1] as number;

/** Ways by the nodes they begin and end at. */
class Ends {
  readonly #ways = new Map<number, Set<Refs>>();

  add(way: Refs): void {
    for (const end of [firstOf(way), lastOf(way)]) {
      const list = this.#ways.get(end);
      if (list) list.add(way);
      else this.#ways.set(end, new Set([way]));
    }
  }

  remove(way: Refs): void {
    for (const end of [firstOf(way), lastOf(way)]) this.#ways.get(end)?.delete(way);
  }

  has(way: Refs): boolean {
    return this.#ways.get(firstOf(way))?.has(way) ?? false;
  }

  at(node: number): Refs | undefined {
    for (const way of this.#ways.get(node) ?? []) return way;
    return undefined;
  }
}

function ringFrom(start: Refs, ends: Ends): number[] | null {
  const ring = Array.from(start);
  while (lastOf(ring) !== firstOf(ring)) {
    const next = ends.at(lastOf(ring));
    if (!next) return null;
    ends.remove(next);
    const onward = firstOf(next) === lastOf(ring);
    for (let i = 1; i < next.length; i++) ring.push(next[onward ? i : next.length - 1 - i] as number);
  }
  return ring.length >= 4 ? ring : null;
}

const closed = (way: Refs) => firstOf(way) === lastOf(way);

/**
 * Rings put together from ways end to end, each way used once, in either direction; null when some do not close or have fewer than three corners. Ways of
 * one node are passed over, closed ones stay rings of their own.
 */
export function osmRings(ways: readonly Refs[]): number[][] | null {
  const used = ways.filter((way) => way.length >= 2);
  const open = used.filter((way) => !closed(way));
  const ends = new Ends();
  for (const way of open) ends.add(way);
  const rings: (number[] | null)[] = used.filter(closed).map((way) => (way.length >= 4 ? Array.from(way) : null));
  for (const way of open) {
    if (!ends.has(way)) continue;
    ends.remove(way);
    rings.push(ringFrom(way, ends));
  }
  return rings.some((ring) => ring === null) ? null : (rings as number[][]);
}
