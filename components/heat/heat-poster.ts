import { colourCss } from "../map/heat-inks";
import { HEAT_RAMP } from "../map/palette";
import { SCREEN_FONTS } from "../ui/theme";
import type { LegendEntries } from "./legend-entries";

/** What stands around the map on a picture that is handed on. */
export interface PosterWords {
  readonly title: string;
  /** The question in words. */
  readonly question: string;
  readonly total: string;
  /** Where the ground comes from, when it was made. */
  readonly foot: string;
}

const PAD = 18;
const INK = "#1d2733";
const QUIET = "#4a5665";

/** Parts a text into lines that fit; Chinese may be parted anywhere, so letter by letter. */
function wrapped(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines = [""];
  for (const letter of text) {
    const line = (lines[lines.length - 1] as string) + letter;
    if (pen.measureText(line).width > width && line.length > 1) lines.push(letter);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

const font = (pixels: number, bold = false) => `${bold ? "600 " : ""}${pixels}px ${SCREEN_FONTS}`;

/** Draws a legend from its upper left corner on; answers its height. */
function drawLegend(
  pen: CanvasRenderingContext2D,
  { title, ramp, entries, notes }: LegendEntries,
  x: number,
  y: number,
  width: number,
): number {
  pen.font = font(13, true);
  pen.fillStyle = INK;
  pen.fillText(title, x, y + 13);
  let at = y + 24;
  pen.font = font(12);
  if (ramp) {
    const strip = pen.createLinearGradient(x, 0, x + width, 0);
    for (const [index, [red, green, blue]] of HEAT_RAMP.entries())
      strip.addColorStop(index / (HEAT_RAMP.length - 1), `rgb(${red} ${green} ${blue})`);
    pen.fillStyle = strip;
    pen.fillRect(x, at, width, 10);
    pen.fillStyle = INK;
    entries.forEach(({ text }, index) => {
      const place = entries.length < 2 ? 0 : index / (entries.length - 1);
      pen.fillText(text, x + place * (width - pen.measureText(text).width), at + 24);
    });
    at += 34;
  } else {
    for (const { colour, text } of entries) {
      pen.fillStyle = colourCss(colour);
      pen.fillRect(x, at, 18, 12);
      pen.fillStyle = INK;
      pen.fillText(text, x + 26, at + 11);
      at += 18;
    }
  }
  pen.fillStyle = QUIET;
  for (const line of notes.flatMap((note) => wrapped(pen, note, width))) {
    pen.fillText(line, x, at + 12);
    at += 17;
  }
  return at - y;
}

/** A picture of the map with title, question in words, total, legend and foot, as PNG. `scale` is how many pixels of the map's canvas one of the screen has. */
export async function heatPoster(map: HTMLCanvasElement, scale: number, words: PosterWords, legend: LegendEntries): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  const [width, height] = [Math.max(420, map.width / scale), map.height / scale];
  const room = width - 2 * PAD;
  pen.font = font(13);
  const question = wrapped(pen, words.question, room);
  const top = PAD + 30 + question.length * 19 + 8;
  const legendRoom = Math.min(420, room);
  const least = drawLegend(pen, legend, 0, 0, legendRoom);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round((top + height + PAD + least + 30) * scale);
  pen.scale(scale, scale);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, canvas.height / scale);
  pen.fillStyle = INK;
  pen.font = font(20, true);
  pen.fillText(words.title, PAD, PAD + 18);
  const told = pen.measureText(words.title).width;
  pen.font = font(14);
  pen.fillText(words.total, PAD + told + 16, PAD + 18);
  pen.font = font(13);
  pen.fillStyle = QUIET;
  question.forEach((line, index) => {
    pen.fillText(line, PAD, PAD + 44 + index * 19);
  });
  pen.drawImage(map, (width - map.width / scale) / 2, top, map.width / scale, height);
  drawLegend(pen, legend, PAD, top + height + 12, legendRoom);
  pen.font = font(11.5);
  pen.fillStyle = QUIET;
  pen.fillText(words.foot, PAD, canvas.height / scale - 10);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("heatPoster: no picture"))), "image/png"),
  );
}
