import { dayBars, dayNumber } from "../../../components/heat/controls/day-bars";
import { EMPTY_FIELD, rampRgb } from "../../../components/heat/controls/ramp-colour";
import { sectorPath, WHEEL, wheelPoint } from "../../../components/heat/controls/wheel-shape";
import type { LegendEntries } from "../../../components/heat/legend-entries";
import { HEAT_RAMP } from "../../../components/map/palette";
import { dayText } from "../../../duty/time/civil";
import { fillHeat, hex } from "./draw-heat";
import { INK } from "./ink";
import type { Paper } from "./paper";

const SIZE = 3;
const LINE = 4.4;

/** Writes a small title; answers where what follows begins. */
export function drawSideTitle(paper: Paper, text: string, x: number, y: number): number {
  paper.write(text, x, y + 3.2, { size: 3.2, weight: "bold", ink: INK.ownLine });
  return y + 5.6;
}

/** Writes a text on as many lines as it needs; answers where it ends. */
export function drawSideText(paper: Paper, text: string, x: number, y: number, width: number, size = SIZE, ink: string = INK.text): number {
  const lines = paper.linesOf(text, width, size);
  lines.forEach((line, index) => {
    paper.write(line, x, y + size + index * size * 1.42, { size, ink });
  });
  return y + lines.length * size * 1.42;
}

function drawRamp(paper: Paper, { entries }: LegendEntries, x: number, y: number, width: number): number {
  const ramp = paper.doc.linearGradient(x, 0, x + width, 0);
  HEAT_RAMP.forEach((rgb, index) => {
    ramp.stop(index / (HEAT_RAMP.length - 1), hex(rgb));
  });
  paper.doc.rect(x, y, width, 3).fill(ramp);
  entries.forEach(({ text }, index) => {
    const place = entries.length < 2 ? 0 : index / (entries.length - 1);
    paper.write(text, x + place * (width - paper.widthOf(text, SIZE)), y + 7, { size: SIZE, ink: INK.text });
  });
  return y + 9;
}

/** Draws a legend; answers where it ends. */
export function drawHeatLegend(paper: Paper, legend: LegendEntries, x: number, from: number, width: number): number {
  let y = drawSideTitle(paper, legend.title, x, from);
  if (legend.ramp) y = drawRamp(paper, legend, x, y, width);
  else
    for (const { colour, text } of legend.entries) {
      paper.doc.rect(x, y + 0.3, 5, 3);
      fillHeat(paper, colour);
      paper.write(text, x + 7, y + 2.9, { size: SIZE, ink: INK.text });
      y += LINE;
    }
  for (const note of legend.notes) y = drawSideText(paper, note, x, y + 0.6, width, 2.6, INK.quiet);
  return y;
}

/** Draws the hours of the week around, Monday inside; `chosen` hours keep their colour, others pale. Answers where it ends. */
export function drawWheel(
  paper: Paper,
  counts: ArrayLike<number>,
  chosen: readonly boolean[] | null,
  x: number,
  y: number,
  width: number,
): number {
  const { doc } = paper;
  const most = Math.max(1, ...Array.from(counts));
  const scale = width / (2 * WHEEL.edge);
  doc.save();
  doc.translate(x + width / 2, y + width / 2).scale(scale);
  for (let slot = 0; slot < 168; slot++) {
    const [day, hour] = [Math.floor(slot / 24), slot % 24];
    const count = counts[slot] as number;
    doc.path(sectorPath(hour, hour + 1, day, day));
    doc.fillOpacity(chosen && !chosen[slot] ? 0.25 : 1);
    doc.lineWidth(0.6).fillAndStroke(count > 0 ? hex(rampRgb(count / most)) : EMPTY_FIELD, "#ffffff");
  }
  doc.restore();
  doc.fillOpacity(1);
  for (let hour = 0; hour < 24; hour += 3) {
    const [dx, dy] = wheelPoint(hour, WHEEL.label);
    const text = String(hour).padStart(2, "0");
    paper.write(text, x + width / 2 + dx * scale, y + width / 2 + dy * scale + 0.9, { size: 2.5, ink: INK.quiet, at: "middle" });
  }
  return y + width;
}

/** Draws counts by day as bars, by week where there are many; answers where they end. */
export function drawDays(paper: Paper, from: string, counts: readonly number[], x: number, y: number, width: number): number {
  const HEIGHT = 14;
  const bars = dayBars(from, counts);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = width / Math.max(1, counts.length);
  for (const { first, days, count } of bars) {
    const height = (count / most) * HEIGHT;
    if (count > 0) paper.doc.rect(x + first * step, y + HEIGHT - height, Math.max(0.15, days * step * 0.86), height);
  }
  paper.doc.fill(INK.ownLine);
  paper.doc
    .moveTo(x, y + HEIGHT)
    .lineTo(x + width, y + HEIGHT)
    .lineWidth(0.2)
    .stroke(INK.rule);
  const last = dayText(dayNumber(from) + counts.length - 1);
  paper.write(from, x, y + HEIGHT + 3.4, { size: 2.4, ink: INK.quiet });
  paper.write(last, x + width, y + HEIGHT + 3.4, { size: 2.4, ink: INK.quiet, at: "right" });
  return y + HEIGHT + 5;
}
