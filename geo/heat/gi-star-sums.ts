/** Sums over the neighbourhood of each square, and how many squares inside it has. */
export interface AroundSums {
  readonly sum: Float64Array;
  readonly size: Float64Array;
}

/**
 * For each square of a raster (row by row) the sum of the values, and the number, of the squares inside that lie within `distance` columns and rows of it,
 * itself included. By running sums along the rows and then the columns: O(squares), whatever the distance.
 */
export function aroundSums(
  values: Float64Array | Uint32Array,
  columns: number,
  rows: number,
  inside: Uint8Array,
  distance: number,
): AroundSums {
  const own = Float64Array.from(values, (value, index) => (inside[index] === 1 ? value : 0));
  const around = (what: Float64Array) => running(running(what, rows, columns, columns, 1, distance), columns, rows, 1, columns, distance);
  return { sum: around(own), size: around(Float64Array.from(inside)) };
}

/** Sums of up to `distance` neighbours to each side along each of `lines` lines of `length` squares: one line after the other is `next` apart, squares `step`. */
function running(values: Float64Array, lines: number, length: number, next: number, step: number, distance: number): Float64Array {
  const sums = new Float64Array(values.length);
  for (let line = 0; line < lines; line++) {
    const start = line * next;
    let sum = 0;
    for (let i = 0; i < Math.min(distance, length); i++) sum += values[start + i * step] as number;
    for (let i = 0; i < length; i++) {
      if (i + distance < length) sum += values[start + (i + distance) * step] as number;
      if (i - distance > 0) sum -= values[start + (i - distance - 1) * step] as number;
      sums[start + i * step] = sum;
    }
  }
  return sums;
}
