/**
 * Row -> column of a square matrix (`cost[row * size + column]`), each column once, of least total cost.
 * The Hungarian method with potentials and shortest augmenting paths (Jonker and Volgenant 1987), O(size³).
 */
export function assignment(cost: Float64Array, size: number): Int32Array {
  if (cost.length !== size * size) throw new RangeError(`${cost.length} costs for a square of ${size}`);
  const rowPrice = new Float64Array(size + 1);
  const columnPrice = new Float64Array(size + 1);
  // Column 0 is the row being placed; rows and columns count from 1.
  const rowOf = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    const slack = new Float64Array(size + 1).fill(Infinity);
    const before = new Int32Array(size + 1);
    const used = new Uint8Array(size + 1);
    let column = 0;
    while (rowOf[column] !== 0) {
      used[column] = 1;
      const r = rowOf[column] as number;
      let least = Infinity;
      let next = 0;
      for (let c = 1; c <= size; c++) {
        if (used[c]) continue;
        const rest = (cost[(r - 1) * size + c - 1] as number) - (rowPrice[r] as number) - (columnPrice[c] as number);
        if (rest < (slack[c] as number)) {
          slack[c] = rest;
          before[c] = column;
        }
        if ((slack[c] as number) < least) {
          least = slack[c] as number;
          next = c;
        }
      }
      for (let c = 0; c <= size; c++)
        if (used[c]) {
          rowPrice[rowOf[c] as number] = (rowPrice[rowOf[c] as number] as number) + least;
          columnPrice[c] = (columnPrice[c] as number) - least;
        } else slack[c] = (slack[c] as number) - least;
      column = next;
    }
    for (; column !== 0; column = before[column] as number) rowOf[column] = rowOf[before[column] as number] as number;
  }
  const result = new Int32Array(size);
  for (let c = 1; c <= size; c++) result[(rowOf[c] as number) - 1] = c - 1;
  return result;
}
