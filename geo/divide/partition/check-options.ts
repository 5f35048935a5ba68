import type { Graph, PartitionOptions } from "./graph";

/** Throws RangeError, with the wrong value, on options that do not fit the graph or contradict each other. */
export function checkOptions(graph: Graph, { parts, tolerance, fixed, forbidden, before, place, offices }: PartitionOptions): void {
  if (!Number.isInteger(parts) || parts < 1 || parts > graph.count) throw new RangeError(`${parts} parts of ${graph.count} nodes`);
  if (!(tolerance >= 0)) throw new RangeError(`tolerance ${tolerance}`);
  for (const [name, list] of Object.entries({ fixed, before, "place.x": place?.x, "place.y": place?.y }))
    if (list && list.length !== graph.count) throw new RangeError(`${list.length} values of ${name} for ${graph.count} nodes`);
  for (const p of [...(fixed ?? []), ...(before ?? [])]) if (p < -1 || p >= parts) throw new RangeError(`part ${p} of ${parts}`);
  for (const [node, barred] of forbidden ?? []) {
    if (!Number.isInteger(node) || node < 0 || node >= graph.count) throw new RangeError(`forbidden parts of node ${node}`);
    for (const p of barred) if (!(p >= 0 && p < parts)) throw new RangeError(`part ${p} of ${parts}`);
    if (barred.size >= parts) throw new RangeError(`node ${node} may be in no part`);
    const must = fixed?.[node] ?? -1;
    if (barred.has(must)) throw new RangeError(`node ${node} must be in part ${must} and may not`);
  }
  if (offices && !place) throw new RangeError("offices without the place of the nodes");
  if (offices && offices.length !== parts) throw new RangeError(`${offices.length} offices for ${parts} parts`);
}
