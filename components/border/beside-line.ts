import { planeAt } from "../../geo/plane/plane";
import type { Line, Point } from "../../geo/plane/point";

/** Metres from the line: inside every band, and clear of its vertices. */
const ASIDE = 0.8;

/**
 * A place just left and one just right of a border, half way along its longest straight piece: lines are walked with the lower squad on the left, so the
 * first is on its side. Null for a border without a line.
 */
export function besideLine(lines: readonly Line[]): readonly [lower: Point, higher: Point] | null {
  const origin = lines[0]?.[0];
  if (!origin) return null;
  const plane = planeAt(origin);
  let best: readonly [Point, Point] | null = null;
  let longest = 0;
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const piece = [line[i - 1] as Point, line[i] as Point] as const;
      const far = plane.distance(piece[0], piece[1]);
      if (far > longest) [best, longest] = [piece, far];
    }
  if (!best) return null;
  const [[ax, ay], [bx, by]] = [plane.toMetres(best[0]), plane.toMetres(best[1])];
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
  const [nx, ny] = [(-(by - ay) / longest) * ASIDE, ((bx - ax) / longest) * ASIDE];
  return [plane.toPoint([mx + nx, my + ny]), plane.toPoint([mx - nx, my - ny])];
}
