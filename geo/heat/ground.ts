import type { Bounds, Point } from "../plane/point";
import { WEEK_SLOTS } from "./quarter";
import { type Raster, TILE_SIDE, TILE_SQUARES } from "./raster";

/** A place, how near is near (metres), and the quarter hours of the week (672 flags) in which near counts; null: always. */
export interface NearPlace {
  readonly at: Point;
  readonly metres: number;
  readonly hows: Uint8Array | null;
}

/** Rules of squares, and the numbers of the masks that say the same. */
export const NEVER = 0;
/** See `NEVER`. */
export const ALWAYS = 1;
/** See `NEVER`. */
export const ASK = 2;

/** Nothing passes in the tile. */
export const NO_BLOCK = -2;
/** Every row passes in the tile. */
export const WHOLE_BLOCK = -1;

/**
 * Which rows pass by place, ready to be asked tile by tile. A square lies in the circles of some places wholly: it has the mask of their quarter hours
 * together; and in those of others partly (an edge): there the row's own metres decide.
 */
export interface Ground {
  /** Tiles in which anything passes, ascending. */
  readonly tiles: Int32Array;
  /** For every tile of the raster its block of 1024 squares in `rule`, `mask` and `edge`, or `NO_BLOCK`, or `WHOLE_BLOCK`. */
  readonly blockOf: Int32Array;
  /** What a row of the square needs: `NEVER` and `ALWAYS` need no more, `ASK` needs the row's own quarter hour and place. */
  readonly rule: Uint8Array;
  /** Whether no square needs to be asked. */
  readonly plain: boolean;
  /** Number of the square's mask: 0 never, 1 always. */
  readonly mask: Int32Array;
  /** First link of the square's list of edges, or -1. */
  readonly edge: Int32Array;
  /** 672 flags a mask. */
  readonly masks: Uint8Array;
  /** Per link: the place, and the next link or -1. */
  readonly linkPlace: Int32Array;
  readonly linkNext: Int32Array;
  /** Per place: metres on the plane, the square of near, number of its mask. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly near2: Float64Array;
  readonly own: Int32Array;
}

/** Whether a row of a square that must be asked passes: `at` is the square's place in the blocks, x and y are metres on the plane. */
export function groundHolds(ground: Ground, at: number, x: number, y: number, how: number): boolean {
  const { masks, linkPlace, linkNext, near2, own } = ground;
  if (masks[(ground.mask[at] as number) * WEEK_SLOTS + how] === 1) return true;
  for (let link = ground.edge[at] as number; link >= 0; link = linkNext[link] as number) {
    const place = linkPlace[link] as number;
    const dx = x - (ground.x[place] as number);
    const dy = y - (ground.y[place] as number);
    if (dx * dx + dy * dy <= (near2[place] as number) && masks[(own[place] as number) * WEEK_SLOTS + how] === 1) return true;
  }
  return false;
}

/** Columns and rows of a raster, both ends included; empty when the first is beyond the last. */
interface Span {
  readonly c0: number;
  readonly c1: number;
  readonly r0: number;
  readonly r1: number;
}

const spanWithin = (raster: Raster, c0: number, c1: number, r0: number, r1: number): Span => ({
  c0: Math.max(0, c0),
  c1: Math.min(raster.columns - 1, c1),
  r0: Math.max(0, r0),
  r1: Math.min(raster.rows - 1, r1),
});

/** Squares whose middle lies in a box, edges included. */
function spanOfBox(raster: Raster, [w, s, e, n]: Bounds): Span {
  const [x0, y0] = raster.plane.toMetres([w, s]);
  const [x1, y1] = raster.plane.toMetres([e, n]);
  const along = (metres: number) => metres / raster.side - 0.5;
  return spanWithin(
    raster,
    Math.ceil(along(x0 - raster.west)),
    Math.floor(along(x1 - raster.west)),
    Math.ceil(along(y0 - raster.south)),
    Math.floor(along(y1 - raster.south)),
  );
}

/** Squares that a circle may touch. */
function spanOfCircle({ west, south, side, ...raster }: Raster, x: number, y: number, metres: number): Span {
  const at = (value: number) => Math.floor(value / side);
  return spanWithin(
    { west, south, side, ...raster },
    at(x - metres - west - SLACK),
    at(x + metres - west + SLACK),
    at(y - metres - south - SLACK),
    at(y + metres - south + SLACK),
  );
}

/** Metres within which a circle's edge is left to the rows themselves: rounding must not decide. */
const SLACK = 0.01;

/** Masks of quarter hours, each kept once, and their unions. */
class Masks {
  readonly #list: Uint8Array[] = [new Uint8Array(WEEK_SLOTS), new Uint8Array(WEEK_SLOTS).fill(1)];
  readonly #byText = new Map<string, number>(this.#list.map((mask, number) => [mask.join(""), number]));
  readonly #unions = new Map<number, number>();

  numberOf(mask: Uint8Array): number {
    const text = mask.join("");
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    this.#byText.set(text, this.#list.push(mask) - 1);
    return this.#list.length - 1;
  }

  union(a: number, b: number): number {
    if (a === b || b === NEVER || a === ALWAYS) return a;
    if (a === NEVER || b === ALWAYS) return b;
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    const known = this.#unions.get(key);
    if (known !== undefined) return known;
    const [one, other] = [this.#list[a] as Uint8Array, this.#list[b] as Uint8Array];
    const number = this.numberOf(one.map((flag, how) => flag | (other[how] as number)));
    this.#unions.set(key, number);
    return number;
  }

  packed(): Uint8Array {
    const all = new Uint8Array(this.#list.length * WEEK_SLOTS);
    for (const [number, mask] of this.#list.entries()) all.set(mask, number * WEEK_SLOTS);
    return all;
  }
}

/** Tiles of spans, ascending, each once. */
function tilesOf(raster: Raster, spans: readonly Span[]): Int32Array {
  const met = new Uint8Array(raster.tiles);
  for (const { c0, c1, r0, r1 } of spans)
    if (c0 <= c1)
      for (let row = r0 >> 5; row <= r1 >> 5; row++)
        for (let column = c0 >> 5; column <= c1 >> 5; column++) met[row * raster.tileColumns + column] = 1;
  return Int32Array.from(met.keys()).filter((tile) => met[tile] === 1);
}

/**
 * The ground of a box (only squares whose middle lies in it) and of near places (only rows near one of them, in its quarter hours); null when there is
 * neither. Takes time proportional to the squares touched.
 */
export function groundOf(raster: Raster, box: Bounds | null, near: readonly NearPlace[] | null): Ground | null {
  if (!box && !near) return null;
  const within = box ? spanOfBox(raster, box) : { c0: 0, c1: raster.columns - 1, r0: 0, r1: raster.rows - 1 };
  return near ? groundNear(raster, within, near) : groundWithin(raster, within);
}

const NO_PLACES = {
  linkPlace: new Int32Array(0),
  linkNext: new Int32Array(0),
  x: new Float64Array(0),
  y: new Float64Array(0),
  near2: new Float64Array(0),
  own: new Int32Array(0),
};

function groundWithin(raster: Raster, span: Span): Ground {
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
    masks: new Masks().packed(),
    ...NO_PLACES,
  };
}

function groundNear(raster: Raster, within: Span, near: readonly NearPlace[]): Ground {
  const centres = near.map(({ at }) => raster.plane.toMetres(at));
  const spans = near.map(({ metres }, i) => {
    const [x, y] = centres[i] as [number, number];
    const span = spanOfCircle(raster, x, y, metres);
    return {
      c0: Math.max(span.c0, within.c0),
      c1: Math.min(span.c1, within.c1),
      r0: Math.max(span.r0, within.r0),
      r1: Math.min(span.r1, within.r1),
    };
  });
  const tiles = tilesOf(raster, spans);
  const blockOf = new Int32Array(raster.tiles).fill(NO_BLOCK);
  tiles.forEach((tile, t) => {
    blockOf[tile] = t;
  });
  const mask = new Int32Array(tiles.length * TILE_SQUARES);
  const edge = new Int32Array(mask.length).fill(-1);
  const masks = new Masks();
  const own = Int32Array.from(near, ({ hows }) => (hows ? masks.numberOf(hows) : ALWAYS));
  const linkPlace: number[] = [];
  const linkNext: number[] = [];
  const { west, south, side } = raster;
  near.forEach(({ metres }, place) => {
    const { c0, c1, r0, r1 } = spans[place] as Span;
    const [x, y] = centres[place] as [number, number];
    for (let row = r0; row <= r1; row++) {
      const [dy, fy] = reach(y, south + row * side, side);
      for (let column = c0; column <= c1; column++) {
        const [dx, fx] = reach(x, west + column * side, side);
        if (Math.hypot(dx, dy) > metres + SLACK) continue;
        const square = raster.squareIn(column, row);
        const at = (blockOf[square >> 10] as number) * TILE_SQUARES + (square & (TILE_SQUARES - 1));
        if (Math.hypot(fx, fy) <= metres - SLACK) {
          mask[at] = masks.union(mask[at] as number, own[place] as number);
        } else {
          linkNext.push(edge[at] as number);
          edge[at] = linkPlace.push(place) - 1;
        }
      }
    }
  });
  return {
    tiles,
    blockOf,
    rule: Uint8Array.from(mask, (number, at) => (number === ALWAYS ? ALWAYS : number === NEVER && (edge[at] as number) < 0 ? NEVER : ASK)),
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

/** Distance along one axis from a value to the nearest and to the farthest point of a stretch. */
function reach(value: number, from: number, side: number): readonly [near: number, far: number] {
  const before = from - value;
  const after = value - from - side;
  return [Math.max(before, after, 0), Math.max(Math.abs(before), Math.abs(after))];
}
