import { rampRgb } from "../heat/controls/ramp-colour";
import { inked } from "./heat-paint";
import { heatClass } from "./heat-scale";

/** A colour of heat: red, green, blue 0-255, and its opacity 0-1. */
export type HeatColour = readonly [rgb: readonly [number, number, number], opacity: number];

/** What a square of the significance layer says: how sure it is that more (or less) happens here than chance would bring. */
export const SIGNIFICANCE = ["hot-1", "hot-5", "noise", "cold-5", "cold-1"] as const;
/** One of them. */
export type Significance = (typeof SIGNIFICANCE)[number];

/** What a square of the change layer says. */
export const CHANGES = ["doubled", "more", "rather-more", "rather-less", "less", "halved"] as const;
/** One of them. */
export type Change = (typeof CHANGES)[number];

/** Hot to cold, told apart by lightness as well as by hue; grey is what chance explains. */
export const SIGNIFICANCE_COLOUR: Readonly<Record<Significance, HeatColour>> = {
  "hot-1": [[150, 27, 84], 0.86],
  "hot-5": [[228, 110, 62], 0.82],
  noise: [[128, 132, 138], 0.32],
  "cold-5": [[116, 173, 209], 0.8],
  "cold-1": [[33, 87, 148], 0.86],
};

/** Orange to purple by way of pale (Brewer's PuOr): safe for every kind of colour blindness. What chance explains is pale. */
export const CHANGE_COLOUR: Readonly<Record<Change, HeatColour>> = {
  doubled: [[166, 70, 5], 0.88],
  more: [[232, 139, 38], 0.84],
  "rather-more": [[247, 217, 173], 0.66],
  "rather-less": [[210, 206, 228], 0.66],
  less: [[140, 124, 186], 0.84],
  halved: [[72, 34, 121], 0.88],
};

/** Opacity of squares and cells of counts. */
const OPAQUE = 0.8;

/** The colours of classes of count, thin to dense. */
export const classColours = (classes: number): readonly HeatColour[] =>
  Array.from({ length: classes }, (_none, index) => [rampRgb(classes < 2 ? 0.6 : index / (classes - 1)), OPAQUE] as const);

/** A colour as a style names it. */
export const colourCss = ([[red, green, blue], opacity]: HeatColour): string => `rgba(${red}, ${green}, ${blue}, ${opacity})`;

/** A colour as a picture's pixel holds it. */
export const colourInk = ([rgb, opacity]: HeatColour): number => inked(rgb, opacity);

/** Where a value lies between the lower bounds of classes, 0 to 1, without steps; below the first it is negative, -1 at nothing. */
export function rampShare(breaks: readonly number[], value: number): number {
  const at = heatClass(breaks, value);
  const [low, high] = [breaks[at] ?? 0, breaks[at + 1]];
  if (at < 0) return value / (breaks[0] ?? 1) - 1;
  if (breaks.length < 2) return 1;
  const part = high === undefined ? 0 : (value - low) / (high - low);
  return Math.min(1, (at + part) / (breaks.length - 1));
}

/** The colour of a density by its share of the ramp (see `rampShare`); it fades out below the first break. */
export const shareColour = (share: number): HeatColour => [rampRgb(share), share < 0 ? 0.62 * (1 + share) : 0.62 + 0.2 * share];

/** Steps in which a ramp is told apart: finer ones no eye sees. */
const STEPS = 256;

/** Inks of densities, looked up: asked for each pixel. */
export function densityInks(breaks: readonly number[]): (value: number) => number {
  if (breaks.length === 0) return () => 0;
  const table = Uint32Array.from({ length: 2 * STEPS + 1 }, (_none, step) => colourInk(shareColour(step / STEPS - 1)));
  return (value) => table[Math.round((rampShare(breaks, value) + 1) * STEPS)] as number;
}
