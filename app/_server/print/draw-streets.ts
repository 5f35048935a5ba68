import type { BoardMap } from "../../../duty/board/board";
import type { StreetClass } from "../../../duty/plan";
import { INK } from "./ink";
import type { Labels } from "./map-labels";
import type { MapView } from "./map-view";
import type { Paper } from "./paper";

/** Metres of a street's width by class, and the units it is drawn with at least and at most. */
const WIDTHS: Readonly<Record<StreetClass, readonly [metres: number, least: number, most: number]>> = {
  main: [30, 1.5, 3.8],
  secondary: [22, 1.1, 3.2],
  lane: [12, 0.7, 2.2],
};
const ORDER: readonly StreetClass[] = ["lane", "secondary", "main"];
const NAME_SIZE = 2.5;

/** Units a street is wide on a map. */
export function streetWidth(kind: StreetClass, { perMetre }: MapView): number {
  const [metres, least, most] = WIDTHS[kind];
  return Math.min(most, Math.max(least, metres * perMetre));
}

/** Adds a line to the path under the pen. */
export function trace({ doc }: Paper, line: readonly (readonly [number, number])[]): void {
  line.forEach(([x, y], index) => {
    if (index === 0) doc.moveTo(x, y);
    else doc.lineTo(x, y);
  });
}

/** Draws streets as white bands with an edge, wider classes on top. */
export function drawStreets(paper: Paper, view: MapView, streets: BoardMap["streets"]): void {
  const { doc } = paper;
  doc.lineCap("round").lineJoin("round");
  for (const [ink, edge] of [
    [INK.streetEdge, 0.35],
    [INK.street, 0],
  ] as const) {
    for (const kind of ORDER) {
      const own = streets.filter((street) => street.class === kind);
      if (own.length === 0) continue;
      for (const { line } of own) trace(paper, view.line(line));
      doc.lineWidth(streetWidth(kind, view) + edge).stroke(ink);
    }
  }
}

interface Stretch {
  readonly kind: StreetClass;
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
  readonly length: number;
}

/** The straight stretches of each street that are inside the view, longest first. */
function stretches(view: MapView, streets: BoardMap["streets"]): Map<string, Stretch[]> {
  const byName = new Map<string, Stretch[]>();
  for (const { name, class: kind, line } of streets) {
    const points = view.line(line);
    const own = byName.get(name) ?? [];
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1] as readonly [number, number], points[i] as readonly [number, number]];
      own.push({ kind, a, b, length: Math.hypot(b[0] - a[0], b[1] - a[1]) });
    }
    byName.set(name, own);
  }
  for (const own of byName.values()) own.sort((p, q) => q.length - p.length);
  return byName;
}

/** Writes each street's name once, along the longest of its stretches that has room for it. */
export function nameStreets(paper: Paper, view: MapView, streets: BoardMap["streets"], labels: Labels): void {
  for (const [name, own] of stretches(view, streets)) {
    for (const { kind, a, b, length } of own.slice(0, 6)) {
      if (paper.widthOf(name, NAME_SIZE) > length * 1.15) break;
      const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
      const upright = angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle;
      const pad = streetWidth(kind, view) < NAME_SIZE;
      if (labels.place(name, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, { size: NAME_SIZE, ink: INK.quiet }, upright, pad)) break;
    }
  }
}
