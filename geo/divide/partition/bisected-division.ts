import { bisected } from "./bisection";
import { Division } from "./division";
import type { Base, Ground } from "./ground";
import { inducedGraph } from "./induced-graph";
import { rename } from "./naming";
import type { Random } from "./random";
import { righted } from "./righted";

/** A first division by bisecting each component; then what is fixed or forbidden is put right. */
export function bisectedDivision(ground: Ground, base: Base, tolerance: number, random: Random): Division {
  const { aim, home } = ground;
  const part = new Int32Array(base.layer.graph.count);
  for (const c of new Set(home)) {
    const nodes = Int32Array.from(base.component.keys()).filter((v) => base.component[v] === c);
    const own = Int32Array.from(home.keys()).filter((p) => home[p] === c);
    const local = bisected(inducedGraph(base.layer.graph, nodes), own.length, tolerance, random);
    nodes.forEach((v, i) => {
      part[v] = own[local[i] as number] as number;
    });
  }
  const division = new Division(base.layer, aim, part);
  rename(division, home, base.before);
  return righted(division, ground, base);
}
