import { ALWAYS, type Ground, NO_BLOCK, WHOLE_BLOCK } from "./ground";
import { HourMasks } from "./hour-masks";
import { type Raster, TILE_SIDE, TILE_SQUARES } from "./raster";
import { type Span, tilesOf } from "./square-span";

const NO_PLACES = {
  linkPlace: new Int32Array(0),
  linkNext: new Int32Array(0),
  x: new Float64Array(0),
  y: new Float64Array(0),
  near2: new Float64Array(0),
  own: new Int32Array(0),
};

/** The ground of a span of squares: nothing needs to be asked of a row. */
export function groundWithin(raster: Raster, span: Span): Ground {
  const tiles = tilesOf(raster, [span]);
  const corner = (tile: number) => [(tile % raster.tileColumns) * TILE_SIDE, Math.floor(tile / raster.tileColumns) * TILE_SIDE] as const;
  let blocks = 0;
  const blockOf = new Int32Array(raster.tiles).fill(NO_BLOCK);
  for (const tile of tiles) {
    const [column, row] = corner(tile);
    const whole = column >= span.c0 && column + TILE_SIDE - 1 <= span.c1 && row >= span.r0 && row + TILE_SIDE - 1 <= span.r1;
    blockOf[tile] = whole ? WHOLE_BLOCK : blocks++;
  }
  const mask = new Int32Array(blocks * TILE_SQUARES);
  tiles.forEach((tile) => {
    const start = (blockOf[tile] as number) * TILE_SQUARES;
    const [column, row] = corner(tile);
    if (start < 0) return;
    for (let r = Math.max(row, span.r0); r <= Math.min(row + TILE_SIDE - 1, span.r1); r++)
      for (let c = Math.max(column, span.c0); c <= Math.min(column + TILE_SIDE - 1, span.c1); c++)
        mask[start + (raster.squareIn(c, r) & (TILE_SQUARES - 1))] = ALWAYS;
  });
  return {
    tiles,
    blockOf,
    rule: Uint8Array.from(mask),
    plain: true,
    mask,
    edge: new Int32Array(mask.length).fill(-1),
    masks: new HourMasks().packed(),
    ...NO_PLACES,
  };
}
