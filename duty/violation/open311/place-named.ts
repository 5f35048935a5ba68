import { halfWay } from "../../../geo/plane/line";
import { planeAt } from "../../../geo/plane/plane";
import type { Point } from "../../../geo/plane/point";
import type { Plan } from "../../plan";

/** Names shorter than this stand in too many addresses. */
const SHORTEST = 3;

/**
 * Where an address is, as far as the plan knows: the place or segment whose name stands in it, the longest such name, if it means one place only. Null when no
 * name does: who answers depends on metres, and a guess would send the wrong squad.
 */
export function placeNamed(plan: Pick<Plan, "places" | "segments">): (address: string) => Point | null {
  const points = new Map<string, Point | null>();
  const put = (name: string, point: () => Point) => {
    if (name.length >= SHORTEST) points.set(name, points.has(name) ? null : point());
  };
  for (const { name, at } of plan.places) put(name, () => at);
  for (const { name, line } of plan.segments) put(name, () => halfWay(line, planeAt(line[0] as Point)));
  return (address) => {
    let best = "";
    for (const name of points.keys()) if (name.length > best.length && address.includes(name)) best = name;
    return points.get(best) ?? null;
  };
}
