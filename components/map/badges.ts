import type { DutyMode, PlaceKind, PostKind } from "../../duty/plan";
import { MODE_COLOUR, PLACE_COLOUR } from "./palette";

/** A small sign with one letter on it, drawn on a canvas: no sprite has to be served. */
export interface Badge {
  readonly id: string;
  readonly letter: string;
  readonly colour: string;
  readonly shape: "round" | "square" | "capsule";
}

const POST_SHAPE: Readonly<Record<PostKind, Badge["shape"]>> = { fixed: "square", foot: "round", vehicle: "capsule" };

/** Every badge of the map; the letters come from the word lists. */
export function badges(letters: { post(kind: PostKind): string; place(kind: PlaceKind): string }): Badge[] {
  const kinds = Object.keys(POST_SHAPE) as PostKind[];
  const modes = Object.keys(MODE_COLOUR) as DutyMode[];
  const places = Object.keys(PLACE_COLOUR) as PlaceKind[];
  return [
    ...kinds.flatMap((kind) =>
      modes.map((mode) => ({ id: `post-${kind}-${mode}`, letter: letters.post(kind), colour: MODE_COLOUR[mode], shape: POST_SHAPE[kind] })),
    ),
    ...places.map((kind) => ({ id: `place-${kind}`, letter: letters.place(kind), colour: PLACE_COLOUR[kind], shape: "square" as const })),
  ];
}

/** Device pixels per map pixel of the drawn badges. */
export const BADGE_RATIO = 3;
const SIZE = 22;

function outline(context: CanvasRenderingContext2D, shape: Badge["shape"]): void {
  const wide = shape === "capsule" ? SIZE + 6 : SIZE;
  const radius = shape === "square" ? 5 : SIZE / 2;
  context.beginPath();
  context.roundRect(2, 2, wide - 4, SIZE - 4, Math.min(radius, (SIZE - 4) / 2));
}

function drawn({ letter, colour, shape, id }: Badge, fonts: string): ImageData {
  const wide = shape === "capsule" ? SIZE + 6 : SIZE;
  const canvas = document.createElement("canvas");
  canvas.width = wide * BADGE_RATIO;
  canvas.height = SIZE * BADGE_RATIO;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no 2d canvas");
  context.scale(BADGE_RATIO, BADGE_RATIO);
  const place = id.startsWith("place-");
  outline(context, shape);
  context.fillStyle = place ? "#ffffff" : colour;
  context.fill();
  context.lineWidth = place ? 1.8 : 1.6;
  context.strokeStyle = place ? colour : "#ffffff";
  context.stroke();
  context.fillStyle = place ? colour : "#ffffff";
  context.font = `600 ${place ? 12.5 : 11.5}px ${fonts}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(letter, wide / 2, SIZE / 2 + 0.8);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Slanted lines, seamless in both directions, for areas nobody watches. Thin enough to leave what lies under them legible. */
export function hatch(colour: string): ImageData {
  const side = 12 * BADGE_RATIO;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws no 2d canvas");
  context.strokeStyle = colour;
  context.lineWidth = 1.1 * BADGE_RATIO;
  for (const shift of [-side, 0, side]) {
    context.beginPath();
    context.moveTo(shift - 4, side + 4);
    context.lineTo(shift + side + 4, -4);
    context.stroke();
  }
  return context.getImageData(0, 0, side, side);
}

/** Draws every badge and hands it to the map. */
export function drawBadges(list: readonly Badge[], fonts: string, add: (id: string, image: ImageData) => void): void {
  for (const badge of list) add(badge.id, drawn(badge, fonts));
}
