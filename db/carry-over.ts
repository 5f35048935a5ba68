import { carriedOver } from "../duty/border/carried-over";
import { faultsOf } from "../duty/check";
import { isEmptyPatch } from "../duty/edit/patch";
import type { Instant, Plan } from "../duty/plan";
import type { Actor } from "./audit";
import type { Database } from "./client";
import { changeDraft } from "./draft";
import { loadAmendable, loadPlan } from "./load-plan";
import { versionAt } from "./version";

/** A draft to be put in force, as its caller has seen it. */
export interface SeenDraft {
  readonly id: number;
  readonly city: number;
  readonly revision: number;
}

/**
 * Brings into a draft what was settled in the version in force while it was drawn up: border rules that were signed, absences that were noted. One more
 * change of its history, if there is anything. @returns the plan and its revision then; null when somebody changed the draft meanwhile
 */
export async function carryOver(
  db: Database,
  { id, city, revision }: SeenDraft,
  by: Actor,
  now: Instant,
  load: (id: number, revision: number) => Promise<Plan> = (plan) => loadPlan(db, plan),
): Promise<{ readonly plan: Plan; readonly revision: number } | null> {
  const plan = await load(id, revision);
  const inForce = await versionAt(db, city, now);
  const patch = inForce === null ? null : carriedOver(plan, await loadAmendable(db, inForce));
  if (!patch || isEmptyPatch(patch)) return { plan, revision };
  const judge = (_before: Plan, after: Plan) => faultsOf(after, new Set());
  const changed = await changeDraft(db, id, { base: revision, deed: "borders", patch }, by, { load, judge });
  return changed.ok ? { plan: changed.plan, revision: changed.number } : null;
}
