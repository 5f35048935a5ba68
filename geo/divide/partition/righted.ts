import { components } from "./components";
import { mend } from "./contiguity";
import type { Division } from "./division";
import type { Base, Ground } from "./ground";
import { Wholeness } from "./wholeness";

/** Puts fixed nodes into their parts, forbidden ones out of theirs, every part in one piece, and a node into every part. */
export function righted(division: Division, { home }: Ground, { layer, component }: Base): Division {
  const { part } = division;
  const { graph, fixed } = layer;
  if (fixed)
    for (let v = 0; v < part.length; v++) {
      const must = fixed[v] as number;
      if (must >= 0) part[v] = must;
    }
  if (layer.barred) expel(division);
  mend(division);
  fill(division, home, component);
  if (components(graph, part).count > division.aim.parts) mend(division);
  return division;
}

/** Nodes out of the parts forbidden to them, from the borders inward; into any part allowed where no neighbour is. */
function expel(division: Division): void {
  const { layer, part, aim } = division;
  const { start, to } = layer.graph;
  let wrong = Array.from(part.keys()).filter((v) => !division.allows(v, part[v] as number));
  while (wrong.length > 0) {
    const left = wrong.filter((v) => {
      for (let e = start[v] as number; e < (start[v + 1] as number); e++) {
        const p = part[to[e] as number] as number;
        if (!division.allows(v, p)) continue;
        part[v] = p;
        return false;
      }
      return true;
    });
    if (left.length === wrong.length) {
      const v = left.pop() as number;
      for (let p = 0; p < aim.parts; p++) if (division.allows(v, p)) part[v] = p;
    }
    wrong = left;
  }
}

/** Gives each empty part a node of the heaviest part of its component that can spare one. */
function fill(division: Division, home: Int32Array, component: Int32Array): void {
  const { layer, part, aim } = division;
  const whole = new Wholeness(layer.graph, part);
  for (let p = 0; p < aim.parts; p++) {
    if ((division.size[p] as number) > 0) continue;
    let best = -1;
    let most = -1;
    for (let v = 0; v < part.length; v++) {
      const q = part[v] as number;
      const load = division.load[q] as number;
      if (load <= most || component[v] !== home[p] || (division.size[q] as number) < 2 || !division.allows(v, p) || !whole.without(v))
        continue;
      most = load;
      best = v;
    }
    if (best >= 0) division.move(best, p);
  }
}
