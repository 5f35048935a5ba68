import type { Metres } from "./long-axis";

/** Rings turned so that the cut runs along s at some d; metres. */
export type TurnedRing = readonly (readonly [d: number, s: number])[];

/** Rings in the frame of a direction: d along it, s across it to the left. */
export const turned = (rings: readonly (readonly Metres[])[], [ux, uy]: Metres): TurnedRing[] =>
  rings.map((ring) => ring.map(([x, y]) => [x * ux + y * uy, y * ux - x * uy] as const));

/** Where the line at d = `at` runs inside rings: stretches of s, ascending. */
export function stretchesAt(rings: readonly TurnedRing[], at: number): [from: number, to: number][] {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [d1, s1] = ring[i - 1] as readonly [number, number];
      const [d2, s2] = ring[i] as readonly [number, number];
      if (d1 > at !== d2 > at) crossings.push(s1 + ((at - d1) / (d2 - d1)) * (s2 - s1));
    }
  }
  crossings.sort((a, b) => a - b);
  const stretches: [number, number][] = [];
  for (let i = 1; i < crossings.length; i += 2) stretches.push([crossings[i - 1] as number, crossings[i] as number]);
  return stretches;
}

/** Size of the part of a polygon below d = `at`: of each ring, integrated edge by edge; rings closed, shell first. */
export function sizeBelow(rings: readonly TurnedRing[], at: number): number {
  let sum = 0;
  rings.forEach((ring, index) => {
    let own = 0;
    for (let i = 1; i < ring.length; i++) {
      let [d1, s1] = ring[i - 1] as readonly [number, number];
      let [d2, s2] = ring[i] as readonly [number, number];
      if (d1 >= at && d2 >= at) continue;
      if (d1 > at) [d1, s1] = [at, s1 + ((at - d1) / (d2 - d1)) * (s2 - s1)];
      else if (d2 > at) [d2, s2] = [at, s1 + ((at - d1) / (d2 - d1)) * (s2 - s1)];
      // The strip between the edge and the line d = at.
      own += (at - (d1 + d2) / 2) * (s2 - s1);
    }
    sum += (index === 0 ? 1 : -1) * Math.abs(own);
  });
  return sum;
}

/** The d below which lies the wanted size of a polygon: halving, to a millimetre. */
export function offsetFor(rings: readonly TurnedRing[], size: number): number {
  let [low, high] = [Infinity, -Infinity];
  for (const [d] of rings[0] as TurnedRing) {
    low = Math.min(low, d);
    high = Math.max(high, d);
  }
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (sizeBelow(rings, middle) < size) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Whether a line at d = `at` along stretches of s comes within `margin` of rings, or lies in one. */
export function meetsRings(
  rings: readonly TurnedRing[],
  at: number,
  stretches: readonly (readonly [number, number])[],
  margin: number,
): boolean {
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [d1, s1] = ring[i - 1] as readonly [number, number];
      const [d2, s2] = ring[i] as readonly [number, number];
      if (Math.min(d1, d2) > at + margin || Math.max(d1, d2) < at - margin) continue;
      const place = (d: number) =>
        d1 === d2 ? s1 : s1 + ((Math.min(Math.max(d, Math.min(d1, d2)), Math.max(d1, d2)) - d1) / (d2 - d1)) * (s2 - s1);
      const [p, q] = d1 === d2 ? [s1, s2] : [place(at - margin), place(at + margin)];
      const [low, high] = [Math.min(p, q) - margin, Math.max(p, q) + margin];
      if (stretches.some(([from, to]) => from <= high && to >= low)) return true;
    }
  }
  return rings.some((ring) => stretchesAt([ring], at).some(([a, b]) => stretches.some(([from, to]) => from < b && to > a)));
}
