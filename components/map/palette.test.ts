import { expect, test } from "vitest";
import { GROUND, HEAT_RAMP, MODE_COLOUR, PLACE_COLOUR, SIGNAL, TONES } from "./palette";

type Colour = readonly [number, number, number];
const rgb = (hex: string): Colour => [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16)) as unknown as Colour;

/** Relative luminance and contrast by WCAG 2.2. */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: Colour, b: Colour) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};
const mixed = (top: Colour, under: Colour, share: number): Colour =>
  top.map((value, i) => value * share + (under[i] as number) * (1 - share)) as unknown as Colour;

test("a squad's name can be read on its own tint", () => {
  for (const { fill, text } of TONES) expect(contrast(rgb(text), mixed(rgb(fill), rgb(GROUND.land), 0.34))).toBeGreaterThan(4.5);
});

test("white letters can be read on every badge", () => {
  for (const colour of [...Object.values(MODE_COLOUR), ...Object.values(PLACE_COLOUR)])
    expect(contrast(rgb(colour), [255, 255, 255])).toBeGreaterThan(4.5);
});

test("street and water names can be read on the basemap", () => {
  expect(contrast(rgb(GROUND.text), rgb(GROUND.land))).toBeGreaterThan(7);
  expect(contrast(rgb(GROUND.waterText), rgb(GROUND.water))).toBeGreaterThan(4.5);
  expect(contrast(rgb(GROUND.greenText), rgb(GROUND.green))).toBeGreaterThan(4.5);
});

test("signals can be read on white", () => {
  for (const colour of [SIGNAL.held, SIGNAL.shared, SIGNAL.gap, SIGNAL.outside])
    expect(contrast(rgb(colour), [255, 255, 255])).toBeGreaterThan(4.5);
});

test("the heat ramp darkens at every step, so that it reads without hue", () => {
  const light = HEAT_RAMP.map(luminance);
  for (let step = 1; step < light.length; step++) expect(light[step]).toBeLessThan((light[step - 1] as number) * 0.85);
});

/** Viénot, Brettel and Mollon 1999: how a red- or green-blind person sees a colour, in linear light. */
function seenBy(kind: "protan" | "deutan", colour: Colour): Colour {
  const linear = colour.map((value) => (value / 255) ** 2.2) as unknown as Colour;
  const row = kind === "protan" ? [0.11238, 0.88762, 0.00401] : [0.29275, 0.70725, -0.02234];
  const [a, b, c] = row as [number, number, number];
  const y = a * linear[0] + b * linear[1];
  const z = c * linear[0] - c * linear[1] + linear[2];
  return [y, y, z].map((value) => 255 * Math.max(0, value) ** (1 / 2.2)) as unknown as Colour;
}

test("any two tones differ for red- and green-blind eyes", () => {
  const apart = (a: Colour, b: Colour) => Math.hypot(...a.map((value, i) => value - (b[i] as number)));
  for (const kind of ["protan", "deutan"] as const) {
    TONES.forEach((one, i) => {
      for (const other of TONES.slice(i + 1)) expect(apart(seenBy(kind, rgb(one.fill)), seenBy(kind, rgb(other.fill)))).toBeGreaterThan(25);
    });
  }
});
