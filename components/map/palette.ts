/** One colour of a squad: `fill` tints its ground, `line` draws its edge, `text` writes its name (4.5:1 on the basemap's land and better). */
export interface Tone {
  readonly fill: string;
  readonly line: string;
  readonly text: string;
}

/**
 * The six tones neighbours are told apart by, derived from Okabe and Ito's colour-blind safe set ("Color Universal Design", 2008): their hues
 * as tints, darkened for lines and letters. Vermillion stays free for what needs attention.
 */
export const TONES: readonly Tone[] = [
  { fill: "#56b4e9", line: "#1f78b0", text: "#155a86" },
  { fill: "#e69f00", line: "#a86f00", text: "#7a5000" },
  { fill: "#009e73", line: "#00795a", text: "#005c44" },
  { fill: "#cc79a7", line: "#a34f80", text: "#843a66" },
  { fill: "#e8d820", line: "#8f8400", text: "#655d00" },
  { fill: "#0072b2", line: "#005a8d", text: "#00476f" },
];

/** Colours of the basemap the portal draws. */
export const GROUND = {
  beyond: "#f6f5f1",
  land: "#f6f5f1",
  block: "#eeece6",
  water: "#c3dcea",
  waterText: "#29597a",
  green: "#d7e7cf",
  greenText: "#3f6b35",
  street: "#ffffff",
  streetMain: "#fff6df",
  casing: "#d8d4c8",
  casingMain: "#d9c79c",
  rail: "#a7a59f",
  text: "#4a4a46",
  halo: "#ffffff",
} as const;

/** Colours that mean something wherever they stand. */
export const SIGNAL = {
  held: "#17694a",
  shared: "#5b3b8f",
  gap: "#b23c00",
  outside: "#56606b",
  settled: "#3b3f46",
  unsettled: "#d4380d",
  selected: "#0b3d66",
  hover: "#0b3d66",
} as const;

/** What a post's badge is coloured by: its duty mode. White letters stand on it at 4.5:1 and better. */
export const MODE_COLOUR = { "peak-watch": "#9a5200", patrol: "#1f5fa8", "fixed-joint": "#6a3d9a" } as const;

/** What a place's badge is coloured by: its kind. White letters stand on it at 4.5:1 and better. */
export const PLACE_COLOUR = {
  market: "#8a5a00",
  school: "#1a6b8a",
  mall: "#8c3b6f",
  "food-street": "#a63d1f",
  fringe: "#5a5f2a",
  hospital: "#b3263a",
  station: "#3c4f8a",
  park: "#2f6b3a",
} as const;

/**
 * The ramp of the heatmap, thin to dense: pale yellow to dark violet; told apart by lightness alone, so safe for every
 * kind of colour blindness and for print. Red, green, blue, 0-255.
 */
export const HEAT_RAMP: readonly (readonly [number, number, number])[] = [
  [255, 237, 160],
  [254, 196, 79],
  [244, 134, 55],
  [214, 72, 63],
  [150, 27, 84],
  [78, 9, 74],
];
