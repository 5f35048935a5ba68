import type { Bounds } from "../../../geo/plane/point";
import { rampRgb } from "./ramp-colour";

/** Finds by square and hour of the day, column-wise: middles of squares, 0 to 23, how many. */
export interface HourSquares {
  readonly lon: Float32Array;
  readonly lat: Float32Array;
  readonly hour: Uint8Array;
  readonly count: Uint32Array;
  /** The side of a square, as the answer's head says it; guessed from the middles without. */
  readonly metres?: number;
}

/** 24 pictures of one size: finds by hour, then row from the north, then column from the west. `most` is the greatest of all of them. */
export interface HourPictures {
  readonly columns: number;
  readonly rows: number;
  readonly counts: Uint32Array;
  readonly totals: readonly number[];
  readonly most: number;
}

const MOST_ACROSS = 48;

const SPARSE = 12;
const METRES_A_DEGREE = 111_320;

/**
 * The side of a square in degrees: the least gap between neighbours, made finer the farther the values lie apart, since middles are single
 * precision (a metre) and a city is hundreds of squares wide. `about` is what it should be, where that is known.
 */
function stepOf(values: Float32Array, extent: number, about: number | null): number {
  const sorted = Float32Array.from(new Set(values)).sort();
  const first = sorted[0] as number;
  let least = about ?? extent / SPARSE;
  for (let place = 1; place < sorted.length; place++) {
    const gap = (sorted[place] as number) - (sorted[place - 1] as number);
    if (gap > 1e-5 && gap < least * 1.05) least = gap;
  }
  let step = least;
  for (const value of sorted) {
    const squares = Math.round((value - first) / step);
    if (squares > 0) step = (value - first) / squares;
  }
  return step;
}

/** Squares along one side of the pictures: the ground is cut where theirs are. */
interface Side {
  readonly origin: number;
  readonly step: number;
  readonly squares: number;
}

function sideOf(values: Float32Array, low: number, high: number, about: number | null): Side {
  const step = stepOf(values, high - low, about);
  const first = values.length > 0 ? (values[0] as number) : low + step / 2;
  const origin = first - step / 2 - Math.max(0, Math.ceil((first - step / 2 - low) / step)) * step;
  return { origin, step, squares: Math.max(1, Math.ceil((high - origin) / step - 1e-6)) };
}

/** Squares by hour as 24 small pictures of the same ground; what lies beyond the bounds is left out. */
export function hourPictures({ lon, lat, hour, count, metres }: HourSquares, [west, south, east, north]: Bounds): HourPictures {
  const shrink = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const degrees = metres === undefined ? null : metres / METRES_A_DEGREE;
  const x = sideOf(lon, west, east, degrees && degrees / shrink);
  const y = sideOf(lat, south, north, degrees);
  // A field is a whole number of squares, so that none holds more of them than its neighbour.
  const each = Math.max(1, Math.round(Math.max(x.squares, y.squares) / MOST_ACROSS));
  const [columns, rows] = [Math.ceil(x.squares / each), Math.ceil(y.squares / each)];
  const counts = new Uint32Array(24 * columns * rows);
  const totals = new Array<number>(24).fill(0);
  for (let square = 0; square < hour.length; square++) {
    const column = Math.floor(((lon[square] as number) - x.origin) / x.step / each);
    const row = rows - 1 - Math.floor(((lat[square] as number) - y.origin) / y.step / each);
    const at = hour[square] as number;
    if (column < 0 || column >= columns || row < 0 || row >= rows || at > 23) continue;
    const field = (at * rows + row) * columns + column;
    counts[field] = (counts[field] as number) + (count[square] as number);
    totals[at] = (totals[at] as number) + (count[square] as number);
  }
  return { columns, rows, counts, totals, most: counts.reduce((most, one) => Math.max(most, one), 0) };
}

/**
 * One hour's picture as red, green, blue, alpha bytes: nothing where nothing was found. Square roots of shares of the greatest count of all
 * 24, so that one crowded field does not leave all others pale, and hours stay comparable.
 */
export function hourPixels({ columns, rows, counts, most }: HourPictures, hour: number): Uint8ClampedArray<ArrayBuffer> {
  const fields = columns * rows;
  const pixels = new Uint8ClampedArray(fields * 4);
  for (let field = 0; field < fields; field++) {
    const count = counts[hour * fields + field] as number;
    if (count > 0) pixels.set([...rampRgb(Math.sqrt(count / most)), 255], field * 4);
  }
  return pixels;
}
