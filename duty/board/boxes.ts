import Flatbush from "flatbush";
import type { Bounds } from "../../geo/plane/point";

/** Builds an index of boxes once; asks for those that meet a box: their numbers, ascending. Inside-out boxes (of nothing) meet none. */
export function boxes(list: readonly Bounds[]): (box: Bounds) => number[] {
  const numbers = list.flatMap((box, index) => (box[0] <= box[2] && box[1] <= box[3] ? [index] : []));
  if (numbers.length === 0) return () => [];
  const tree = new Flatbush(numbers.length);
  for (const number of numbers) tree.add(...(list[number] as Bounds));
  tree.finish();
  return (box) =>
    tree
      .search(...box)
      .map((found) => numbers[found] as number)
      .sort((a, b) => a - b);
}
