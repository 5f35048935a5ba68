import type { Say } from "../words/words";
import { hoursAndMinutes } from "./time-since";
import type { SimilarViolation } from "./violation-answers";

/** Why two violations may be the same, as a sentence: same category, 23 m, 2 h 10 min apart. */
export function similarWords({ metres, minutes }: Pick<SimilarViolation, "metres" | "minutes">, say: Say): string {
  const apart = hoursAndMinutes(minutes);
  const span = apart.hours > 0 ? say("violation.span-hours", apart) : say("violation.span-minutes", { minutes: apart.minutes });
  return say("violation.similar-why", { metres: Math.round(metres), span });
}
