import type { BorderReview } from "../../duty/border/review";

/** How a border stands on the screen, what needs somebody first. "waiting": a round is under way, whatever answers meanwhile. */
export const STANDINGS = ["unsettled", "waiting", "ground-changed", "rule-from-plan", "settled"] as const;

/** One of them. */
export type Standing = (typeof STANDINGS)[number];

/** How a border stands on the screen. */
export const standingOf = ({ standing, state, open }: Pick<BorderReview, "standing" | "state" | "open">): Standing =>
  open !== null || state === "proposed" || state === "objected" ? "waiting" : standing;

/** How a standing is drawn, on the map and in the legend: a colour, and a pattern of dash and gap in line widths that tells it without colour. */
export interface Stroke {
  readonly colour: string;
  readonly dash: readonly number[] | null;
  /** Share of the usual width. */
  readonly weight: number;
}

/** Hues of Okabe and Ito's set, darkened; no two dash patterns are alike. White letters stand on each at 4.5:1 and better. */
export const STROKES: Readonly<Record<Standing, Stroke>> = {
  unsettled: { colour: "#c23a0a", dash: [2.2, 1.3], weight: 1.25 },
  waiting: { colour: "#8a3d73", dash: [0.9, 1.1], weight: 1.35 },
  "ground-changed": { colour: "#8f5b00", dash: [4, 1.1, 0.9, 1.1], weight: 1.15 },
  "rule-from-plan": { colour: "#005a8d", dash: [6, 1], weight: 0.9 },
  settled: { colour: "#3b3f46", dash: null, weight: 1 },
};
