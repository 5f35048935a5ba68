import type { HeatQuestion } from "../../duty/violation/heat-question";
import { type HeatTally, heatTally } from "../../duty/violation/heat-tally";
import { tally } from "../../geo/heat/tally";
import { counted, type Heat } from "./heat";

/** The tallies of a question, each leaving out its own part. */
export async function toldHeat({ index, kinds, lens }: Heat, question: HeatQuestion): Promise<HeatTally> {
  const fails = lens.fails(question);
  return heatTally(await counted(tally(index, lens.filter(question))), kinds.list, fails);
}
