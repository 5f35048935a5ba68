import type { Bounds, Point } from "../../geo/plane/point";
import { type HeatSquares, squareAt, squareBounds } from "../map/heat-frame";
import { type Change, classColours, colourCss, type Significance } from "../map/heat-inks";
import { heatDensity } from "../map/heat-kernel";
import type { HeatCells } from "../map/heat-layers";
import type { HeatPicture } from "../map/heat-paint";
import { heatBreaks, heatClass } from "../map/heat-scale";
import type { CellsAnswer, ChangeAnswer, ChangePeriods, SignificanceAnswer } from "./heat-answers";
import { changeOf, changePicture, densityPicture, significanceOf, significancePicture, squaresPicture } from "./heat-pictures";
import type { HeatLayer } from "./heat-sight";

/** What is known of one place of the picture. What the layer does not tell is null. */
export interface HeatSpot {
  readonly point: Point;
  /** The square, to be outlined; null where the layer has none. */
  readonly square: Bounds | null;
  readonly metres: number | null;
  readonly cell: string | null;
  readonly count: number | null;
  /** Of all that the picture shows. */
  readonly share: number | null;
  readonly perHectare: number | null;
  readonly significance: { readonly verdict: Significance; readonly z: number; readonly q: number } | null;
  readonly change: { readonly verdict: Change; readonly before: number; readonly q: number } | null;
}

/** A layer ready to be shown: its picture or its cells, its legend's numbers, and what it knows of a place. */
export interface HeatDrawn {
  readonly layer: HeatLayer;
  readonly picture: HeatPicture | null;
  readonly smooth: boolean;
  readonly cells: HeatCells | null;
  readonly breaks: readonly number[];
  readonly metres: number;
  readonly total: number;
  readonly periods: ChangePeriods | null;
  /** `code` is the cell under the point, where the map drew one. */
  spot(point: Point, code: string | null): HeatSpot | null;
}

const BLANK: Omit<HeatSpot, "point"> = {
  square: null,
  metres: null,
  cell: null,
  count: null,
  share: null,
  perHectare: null,
  significance: null,
  change: null,
};

const sum = (counts: Uint32Array) => counts.reduce((all, count) => all + count, 0);

/** Finds which of an answer's squares holds a point. The table is built with the first question. */
function finder({ frame, column, row }: HeatSquares) {
  let places: Map<number, number> | null = null;
  return ([lon, lat]: Point): { readonly square: Bounds; readonly k: number } | null => {
    const at = squareAt(frame, lon, lat);
    if (at < 0) return null;
    if (!places) {
      places = new Map();
      for (let k = 0; k < column.length; k++) places.set((row[k] as number) * frame.columns + (column[k] as number), k);
    }
    return { square: squareBounds(frame, at % frame.columns, Math.floor(at / frame.columns)), k: places.get(at) ?? -1 };
  };
}

type More = (k: number) => Partial<HeatSpot>;

/** What squares know of a place. */
function spotsOf(squares: HeatSquares, total: number, more: More = () => ({})): HeatDrawn["spot"] {
  const find = finder(squares);
  return (point) => {
    const found = find(point);
    if (!found) return null;
    const count = found.k < 0 ? 0 : (squares.count[found.k] as number);
    const share = total > 0 ? count / total : null;
    return { ...BLANK, point, square: found.square, metres: squares.frame.metres, count, share, ...(found.k < 0 ? {} : more(found.k)) };
  };
}

/** Squares by their number; `breaks` where several pictures share one scale. */
export function drawnSquares(squares: HeatSquares, breaks = heatBreaks(squares.count)): HeatDrawn {
  const total = sum(squares.count);
  return {
    layer: "squares",
    picture: squaresPicture(squares, breaks),
    smooth: false,
    cells: null,
    breaks,
    metres: squares.frame.metres,
    total,
    periods: null,
    spot: spotsOf(squares, total),
  };
}

/** Lower bounds of the classes of a kernel's densities. */
export const densityBreaks = (squares: HeatSquares, bandwidth: number): readonly number[] =>
  heatBreaks(
    heatDensity(squares, bandwidth).values.filter((value) => value > 0),
    { whole: false },
  );

/** A kernel density; `breaks` as above. */
export function drawnKernel(squares: HeatSquares, bandwidth: number, shared?: readonly number[]): HeatDrawn {
  const density = heatDensity(squares, bandwidth);
  const breaks = shared ?? heatBreaks(density.values, { whole: false });
  const { frame, values } = density;
  return {
    layer: "kernel",
    picture: densityPicture(density, breaks),
    smooth: true,
    cells: null,
    breaks,
    metres: bandwidth,
    total: sum(squares.count),
    periods: null,
    spot: (point) => {
      const at = squareAt(frame, point[0], point[1]);
      return at < 0 ? null : { ...BLANK, point, perHectare: values[at] as number };
    },
  };
}

/** What chance explains, and what not. */
export function drawnSignificance(answer: SignificanceAnswer): HeatDrawn {
  const { z, q, sign, head, frame } = answer;
  const more: More = (k) => ({
    significance: { verdict: significanceOf(sign[k] as number, q[k] as number), z: z[k] as number, q: q[k] as number },
  });
  return {
    layer: "significance",
    picture: significancePicture(answer),
    smooth: false,
    cells: null,
    breaks: [],
    metres: frame.metres,
    total: head.total,
    periods: null,
    spot: spotsOf(answer, head.total, more),
  };
}

/** Change between two periods. */
export function drawnChange(answer: ChangeAnswer): HeatDrawn {
  const { before, count, q, sign, head, frame, periods } = answer;
  const more: More = (k) => ({
    change: {
      verdict: changeOf(count[k] as number, before[k] as number, sign[k] as number),
      before: before[k] as number,
      q: q[k] as number,
    },
  });
  return {
    layer: "change",
    // Without anything to compare with, a picture would call everything new.
    picture: periods.beforeTotal === 0 ? null : changePicture(answer),
    smooth: false,
    cells: null,
    breaks: [],
    metres: frame.metres,
    total: head.total,
    periods,
    spot: spotsOf(answer, head.total, more),
  };
}

/** Cells by their violations per hectare: a large cell does not look worse because it is large. */
export function drawnCells({ head, count, hectares, codes }: CellsAnswer): HeatDrawn {
  const per = Float64Array.from(count, (many, k) => many / Math.max(1e-6, hectares[k] as number));
  const breaks = heatBreaks(per, { whole: false });
  const numbers = new Map(codes.map((code, k) => [code, k]));
  const classes = new Map(codes.map((code, k) => [code, Math.max(0, heatClass(breaks, per[k] as number))]));
  return {
    layer: "cells",
    picture: null,
    smooth: false,
    cells: { colours: classColours(breaks.length).map(colourCss), classes },
    breaks,
    metres: 0,
    total: head.total,
    periods: null,
    spot: (point, code) => {
      const k = code === null ? undefined : numbers.get(code);
      if (code === null) return null;
      const many = k === undefined ? 0 : (count[k] as number);
      const share = head.total > 0 ? many / head.total : null;
      return { ...BLANK, point, cell: code, count: many, share, perHectare: k === undefined ? 0 : (per[k] as number) };
    },
  };
}
