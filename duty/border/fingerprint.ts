import type { Point } from "../../geo/plane/point";

/** Parts of a degree that count: about a millimetre. */
const STEPS = 1e8;

type Ends = readonly [ax: number, ay: number, bx: number, by: number];

/** The same for both directions: the lesser end first. */
function endsOf(a: Point, b: Point): Ends {
  const [ax, ay, bx, by] = [a[0], a[1], b[0], b[1]].map((degrees) => Math.round(degrees * STEPS)) as [number, number, number, number];
  return ax < bx || (ax === bx && ay <= by) ? [ax, ay, bx, by] : [bx, by, ax, ay];
}

const inOrder = (p: Ends, q: Ends) => p[0] - q[0] || p[1] - q[1] || p[2] - q[2] || p[3] - q[3];
const hex = (lane: number) => (lane >>> 0).toString(16).padStart(8, "0");

/**
 * Sixteen hex digits for a set of straight pieces, whatever their order and direction: a line that moves by more than a millimetre, or takes a new vertex,
 * has another. Two lanes of 32 bits fed with the sorted ends, each finished by the avalanche of MurmurHash3 (Appleby, public domain).
 */
export function fingerprintOf(pieces: readonly { readonly a: Point; readonly b: Point }[]): string {
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  const feed = (word: number) => {
    one = Math.imul(one ^ word, 0x01000193);
    one ^= one >>> 15;
    other = Math.imul((other << 13) | (other >>> 19), 5) + Math.imul(word, 0xcc9e2d51);
  };
  for (const ends of pieces.map(({ a, b }) => endsOf(a, b)).sort(inOrder))
    for (const number of ends) {
      feed(number | 0);
      feed(Math.floor(number / 2 ** 32) | 0);
    }
  return hex(mixed(one ^ pieces.length)) + hex(mixed(other ^ pieces.length));
}

function mixed(lane: number): number {
  let bits = lane ^ (lane >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
