import type { Line, Point } from "../../geo/plane/point";
import type { Border } from "./border";

/** Straight pieces of many borders in one list; `owner[i]` is the index of piece i's border. Pieces of one border stand together. */
export interface BorderPieces {
  readonly lines: readonly Line[];
  readonly owner: Int32Array;
}

/** Takes borders apart into their straight pieces, in their order. */
export function borderPieces(borders: readonly Border[]): BorderPieces {
  const lines: Line[] = [];
  const owner: number[] = [];
  borders.forEach((border, index) => {
    for (const line of border.lines)
      for (let i = 1; i < line.length; i++) {
        lines.push([line[i - 1] as Point, line[i] as Point]);
        owner.push(index);
      }
  });
  return { lines, owner: Int32Array.from(owner) };
}
