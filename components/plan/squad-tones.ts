import type { Plan } from "../../duty/plan";
import { planFeatures } from "../../duty/plan-features";

/** A squad and the tone it is drawn in, as the tiles have it. */
export interface SquadTone {
  readonly code: string;
  readonly name: string;
  readonly tone: number;
}

/** The tone of every squad that has ground: read from the very features the tiles are cut from. */
export const squadTones = (plan: Plan): SquadTone[] =>
  planFeatures(
    plan,
    plan.version.from,
  )("squad").map(({ properties: { code, name, tone } }) => ({
    code: String(code),
    name: String(name),
    tone: Number(tone),
  }));
