import type { BorderLife } from "../../duty/border/border-life";
import type { BorderStepKind } from "../../duty/border/border-step";
import type { BorderReview } from "../../duty/border/review";
import type { Me } from "../ui/me";

/** The steps the viewer may take on a border as it stands, the likeliest first. The door judges again. */
export function stepsFor(
  life: Pick<BorderLife, "between" | "open">,
  review: Pick<BorderReview, "rule" | "next">,
  me: Pick<Me, "may" | "squad">,
): BorderStepKind[] {
  const { open, between } = life;
  const own = me.may.includes("border.propose") && me.squad !== null && between.includes(me.squad);
  const captains: BorderStepKind[] = !own ? [] : !open ? ["propose"] : open.waitsFor === me.squad ? ["accept", "object"] : ["withdraw"];
  const ends = review.rule !== null || review.next !== null;
  const leaders: BorderStepKind[] = !me.may.includes("border.adjudicate") ? [] : ends ? ["adjudicate", "end"] : ["adjudicate"];
  return [...captains, ...leaders];
}

/** What becomes of a step that was being written when somebody else moved first: what was typed goes on as the step that now fits, or null. */
export function stillFits(kind: BorderStepKind, steps: readonly BorderStepKind[]): BorderStepKind | null {
  if (steps.includes(kind)) return kind;
  if (kind === "propose" && steps.includes("object")) return "object";
  if (kind === "object" && steps.includes("propose")) return "propose";
  return null;
}
