import { nearLines } from "../../geo/plane/near-lines";
import type { Plane } from "../../geo/plane/plane";
import type { Border } from "./border";
import { borderPieces } from "./border-pieces";

/** Hours in a week: the rows of a count by hour. */
export const WEEK_HOURS = 168;

/** Squares of distances nearer than this, as a share and in square metres, are alike. */
const SAME = 1e-9;

/** Counts points by the border in whose band they lie; fed in batches, of any number of points. */
export interface BandCounter {
  /**
   * Counts a batch: longitudes and latitudes in degrees, and for each point the hour of the week on the city's wall (0 is Monday 00:00, up to 167), if hours
   * are to be counted. @throws RangeError when the columns differ in length or an hour is out of range.
   */
  add(lon: Float64Array, lat: Float64Array, hour?: Uint8Array | null): void;
  /** Index of the border in whose band a point lies, or -1. */
  borderAt(lon: number, lat: number): number;
  /** Points fed so far, and those of them in a band. */
  readonly seen: number;
  readonly inBand: number;
  /** Points by border. */
  readonly counts: Uint32Array;
  /** Points by border and hour of the week: `byHour[border * WEEK_HOURS + hour]`. Points fed without hours are not in it. */
  readonly byHour: Uint32Array;
}

/** Widths for borders, metres on each side; `widthOf` answers for a key. */
export type WidthOf = (key: string) => number;

/**
 * Builds the index of borders once. A point counts for the nearest of the borders whose own width reaches it; of equally near ones for the first of the
 * list, and so at most once. Only the distance counts: near the end of a border that may be a point on a third squad's turf. Ten million points take
 * seconds: most lie in a bin that no band touches.
 */
export function bandCounter(borders: readonly Border[], widthOf: WidthOf, plane: Plane): BandCounter {
  const { lines, owner } = borderPieces(borders);
  const squares = Float64Array.from(borders, ({ key }) => widthOf(key) ** 2);
  const reach = Math.max(1, ...borders.map(({ key }) => widthOf(key)));
  const index = nearLines(lines, reach, plane);
  const counts = new Uint32Array(borders.length);
  const byHour = new Uint32Array(borders.length * WEEK_HOURS);
  let [seen, inBand, found, best] = [0, 0, -1, Infinity];
  // One closure for all points: a new one for each would cost more than the search.
  const look = (line: number, _stretch: number, square: number) => {
    const border = owner[line] as number;
    if (square > (squares[border] as number)) return;
    // Borders that meet in a point are equally near beyond it, but for rounding.
    if (border === found ? square < best : square < best * (1 - SAME) - SAME) {
      best = square;
      found = border;
    }
  };
  const place: [number, number] = [0, 0];
  const borderAt = (lon: number, lat: number) => {
    found = -1;
    best = Infinity;
    place[0] = lon;
    place[1] = lat;
    index.each(place, look);
    return found;
  };
  const add = (lon: Float64Array, lat: Float64Array, hour: Uint8Array | null = null) => {
    if (lat.length !== lon.length || (hour && hour.length !== lon.length))
      throw new RangeError(`bandCounter: columns of ${lon.length}, ${lat.length} and ${hour?.length} points`);
    for (let i = 0; i < lon.length; i++) {
      if (hour && (hour[i] as number) >= WEEK_HOURS) throw new RangeError(`bandCounter: no hour ${hour[i]} in a week`);
      const border = borderAt(lon[i] as number, lat[i] as number);
      seen++;
      if (border < 0) continue;
      inBand++;
      counts[border] = (counts[border] as number) + 1;
      const slot = border * WEEK_HOURS + (hour?.[i] ?? 0);
      if (hour) byHour[slot] = (byHour[slot] as number) + 1;
    }
  };
  return {
    add,
    borderAt,
    get seen() {
      return seen;
    },
    get inBand() {
      return inBand;
    },
    counts,
    byHour,
  };
}
