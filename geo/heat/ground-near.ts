import { ALWAYS, ASK, type Ground, type NearPlace, NO_BLOCK } from "./ground";
import { HourMasks } from "./hour-masks";
import { type Raster, TILE_SQUARES } from "./raster";
import { SLACK, type Span, shared, spanOfCircle, tilesOf } from "./square-span";

/** The blocks of a ground while circles are drawn on it. */
class Blocks {
  readonly blockOf: Int32Array;
  readonly rule: Uint8Array;
  readonly mask: Int32Array;
  readonly edge: Int32Array;
  readonly masks = new HourMasks();
  readonly linkPlace: number[] = [];
  readonly linkNext: number[] = [];

  constructor(
    readonly raster: Raster,
    readonly tiles: Int32Array,
  ) {
    this.blockOf = new Int32Array(raster.tiles).fill(NO_BLOCK);
    for (let t = 0; t < tiles.length; t++) this.blockOf[tiles[t] as number] = t;
    this.rule = new Uint8Array(tiles.length * TILE_SQUARES);
    this.mask = new Int32Array(this.rule.length);
    this.edge = new Int32Array(this.rule.length).fill(-1);
  }

  /** Draws the circle of a place on the squares of a span. */
  draw(place: number, [x, y]: readonly [number, number], metres: number, own: number, { c0, c1, r0, r1 }: Span): void {
    const { raster } = this;
    const touched = (metres + SLACK) ** 2;
    const whole = Math.max(0, metres - SLACK) ** 2;
    for (let row = r0; row <= r1; row++) {
      const south = raster.south + row * raster.side;
      const [ny, fy] = [nearest(y, south, raster.side) ** 2, farthest(y, south, raster.side) ** 2];
      for (let column = c0; column <= c1; column++) {
        const west = raster.west + column * raster.side;
        if (nearest(x, west, raster.side) ** 2 + ny > touched) continue;
        const square = raster.squareIn(column, row);
        const at = (this.blockOf[square >> 10] as number) * TILE_SQUARES + (square & (TILE_SQUARES - 1));
        if (farthest(x, west, raster.side) ** 2 + fy <= whole) this.#inside(at, own);
        else this.#onEdge(at, place);
      }
    }
  }

  #inside(at: number, own: number): void {
    const mask = this.masks.union(this.mask[at] as number, own);
    this.mask[at] = mask;
    this.rule[at] = mask === ALWAYS ? ALWAYS : ASK;
  }

  #onEdge(at: number, place: number): void {
    if (this.rule[at] === ALWAYS) return;
    this.rule[at] = ASK;
    this.linkNext.push(this.edge[at] as number);
    this.edge[at] = this.linkPlace.push(place) - 1;
  }
}

/** Distance along one axis from a value to the nearest point of a stretch. */
const nearest = (value: number, from: number, side: number) => Math.max(from - value, value - from - side, 0);
/** Distance along one axis from a value to the farthest point of a stretch. */
const farthest = (value: number, from: number, side: number) => Math.max(Math.abs(value - from), Math.abs(from + side - value));

/** The ground of near places within a span of squares. Takes time proportional to the squares touched. */
export function groundNear(raster: Raster, within: Span, near: readonly NearPlace[]): Ground {
  const centres = near.map(({ at }) => raster.plane.toMetres(at));
  const spans = near.map(({ metres }, i) => shared(within, spanOfCircle(raster, centres[i] as [number, number], metres)));
  const blocks = new Blocks(raster, tilesOf(raster, spans));
  const own = Int32Array.from(near, ({ hows }) => (hows ? blocks.masks.numberOf(hows) : ALWAYS));
  near.forEach(({ metres }, place) => {
    blocks.draw(place, centres[place] as [number, number], metres, own[place] as number, spans[place] as Span);
  });
  const { tiles, blockOf, rule, mask, edge, masks, linkPlace, linkNext } = blocks;
  return {
    tiles,
    blockOf,
    rule,
    plain: false,
    mask,
    edge,
    masks: masks.packed(),
    linkPlace: Int32Array.from(linkPlace),
    linkNext: Int32Array.from(linkNext),
    x: Float64Array.from(centres, ([x]) => x),
    y: Float64Array.from(centres, ([, y]) => y),
    near2: Float64Array.from(near, ({ metres }) => metres * metres),
    own,
  };
}
