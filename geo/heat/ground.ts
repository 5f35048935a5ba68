import type { Point } from "../plane/point";
import { WEEK_SLOTS } from "./quarter";

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

/** Whether a row passes that lies in a square (`at`: its place in the blocks) on the edge of circles: within one of them, in its place's quarter hours. Metres on the plane. */
export function edgeHolds(ground: Ground, at: number, x: number, y: number, how: number): boolean {
  const { masks, linkPlace, linkNext, near2, own } = ground;
  for (let link = ground.edge[at] as number; link >= 0; link = linkNext[link] as number) {
    const place = linkPlace[link] as number;
    const dx = x - (ground.x[place] as number);
    const dy = y - (ground.y[place] as number);
    if (dx * dx + dy * dy <= (near2[place] as number) && masks[(own[place] as number) * WEEK_SLOTS + how] === 1) return true;
  }
  return false;
}
