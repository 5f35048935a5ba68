import type { HeatSquares } from "../map/heat-frame";
import { CHANGE_COLOUR, type Change, classColours, colourInk, densityInks, SIGNIFICANCE_COLOUR, type Significance } from "../map/heat-inks";
import type { HeatDensity } from "../map/heat-kernel";
import { fieldPicture, type HeatPicture, heatPicture } from "../map/heat-paint";
import { heatClass } from "../map/heat-scale";
import type { ChangeAnswer, SignificanceAnswer } from "./heat-answers";

/** Paints squares by what `inkOf` says of each. */
function painted({ frame, column, row, count }: HeatSquares, inkOf: (k: number) => number): HeatPicture {
  const inks = new Uint32Array(frame.columns * frame.rows);
  for (let k = 0; k < count.length; k++) inks[(row[k] as number) * frame.columns + (column[k] as number)] = inkOf(k);
  return heatPicture(frame, inks);
}

/** Squares coloured by their number. */
export function squaresPicture(squares: HeatSquares, breaks: readonly number[]): HeatPicture {
  const inks = classColours(breaks.length).map(colourInk);
  return painted(squares, (k) => inks[heatClass(breaks, squares.count[k] as number)] ?? 0);
}

/** A smooth picture of a density. */
export function densityPicture({ frame, values }: HeatDensity, breaks: readonly number[]): HeatPicture {
  return fieldPicture(frame, values, densityInks(breaks));
}

/** What the significance of a square says; q at or under one in a hundred is the stronger word. */
export function significanceOf(sign: number, q: number): Significance {
  if (sign === 0) return "noise";
  if (sign > 0) return q <= 0.01 ? "hot-1" : "hot-5";
  return q <= 0.01 ? "cold-1" : "cold-5";
}

/** Squares coloured by what chance does not explain; the rest grey. */
export function significancePicture(answer: SignificanceAnswer): HeatPicture {
  return painted(answer, (k) => colourInk(SIGNIFICANCE_COLOUR[significanceOf(answer.sign[k] as number, answer.q[k] as number)]));
}

/** What the change of a square says: what chance explains is "rather". `now` and `before` as found, periods of equal length. */
export function changeOf(now: number, before: number, sign: number): Change {
  if (sign === 0) return now >= before ? "rather-more" : "rather-less";
  if (sign > 0) return now >= 2 * before ? "doubled" : "more";
  return 2 * now <= before ? "halved" : "less";
}

/** Squares coloured by how they changed. */
export function changePicture(answer: ChangeAnswer): HeatPicture {
  return painted(answer, (k) =>
    colourInk(CHANGE_COLOUR[changeOf(answer.count[k] as number, answer.before[k] as number, answer.sign[k] as number)]),
  );
}
