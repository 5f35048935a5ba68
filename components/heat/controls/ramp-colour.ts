import { HEAT_RAMP } from "../../map/palette";

/** Ground of a field in which nothing was found. */
export const EMPTY_FIELD = "#eef1f4";

type Rgb = readonly [red: number, green: number, blue: number];

/** The heat ramp at a share of its length, 0 (thin) to 1 (dense), between its steps too. Red, green, blue, 0-255. */
export function rampRgb(share: number): Rgb {
  const place = Math.max(0, Math.min(1, share)) * (HEAT_RAMP.length - 1);
  const step = Math.min(HEAT_RAMP.length - 2, Math.floor(place));
  const [low, high] = [HEAT_RAMP[step] as Rgb, HEAT_RAMP[step + 1] as Rgb];
  return low.map((value, part) => Math.round(value + ((high[part] as number) - value) * (place - step))) as unknown as Rgb;
}

/** The colour of a count beside the greatest one, for style sheets; none is grey, not the ramp's beginning. */
export const rampColour = (count: number, most: number): string => (count > 0 ? `rgb(${rampRgb(count / most).join(" ")})` : EMPTY_FIELD);

/** The whole ramp as a strip. */
export const RAMP_STRIP = `linear-gradient(90deg, ${HEAT_RAMP.map((colour) => `rgb(${colour.join(" ")})`).join(", ")})`;
