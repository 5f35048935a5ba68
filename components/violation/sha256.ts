const K = new Uint32Array(64);
const FIRST = new Uint32Array(8);

/** The first 32 bits of the fractional part of a root of a prime. */
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0;
for (let prime = 2, count = 0; count < 64; prime++) {
  let divides = false;
  for (let by = 2; by * by <= prime; by++) divides ||= prime % by === 0;
  if (divides) continue;
  if (count < 8) FIRST[count] = fraction(Math.sqrt(prime));
  K[count++] = fraction(Math.cbrt(prime));
}

const turn = (value: number, by: number) => (value >>> by) | (value << (32 - by));

function block(state: Uint32Array, w: Uint32Array): void {
  for (let i = 16; i < 64; i++) {
    const [x, y] = [w[i - 15] as number, w[i - 2] as number];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (K[i] as number) + (w[i] as number)) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  const sums = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = (state[i] as number) + (sums[i] as number);
}

/**
 * SHA-256 of bytes that come piece by piece, as 64 hexadecimal digits. The browser's own digest wants all bytes at once, and only on pages with TLS.
 * Source: FIPS 180-4.
 */
export function sha256(): { add(bytes: Uint8Array): void; digest(): string } {
  const state = FIRST.slice();
  const held = new Uint8Array(64);
  const view = new DataView(held.buffer);
  const w = new Uint32Array(64);
  let [filled, length] = [0, 0];
  const step = () => {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(i * 4);
    block(state, w);
    filled = 0;
  };
  const add = (bytes: Uint8Array) => {
    length += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const some = bytes.subarray(at, at + 64 - filled);
      held.set(some, filled);
      filled += some.length;
      at += some.length;
      if (filled === 64) step();
    }
  };
  return {
    add,
    digest: () => {
      const bits = length * 8;
      add(new Uint8Array([0x80]));
      add(new Uint8Array((filled <= 56 ? 56 : 120) - filled));
      view.setUint32(56, Math.floor(bits / 2 ** 32));
      view.setUint32(60, bits >>> 0);
      step();
      return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
    },
  };
}
