import { changeDraft } from "../../db/draft";
import { loadPlan } from "../../db/load-plan";
import { differenceOf } from "../../duty/edit/difference";
import { changeFaults } from "../../duty/edit/law";
import { isEmptyPatch } from "../../duty/edit/patch";
import type { Plan } from "../../duty/plan";
import type { VersionLine } from "../../duty/version-line";
import { sayPlanFaults } from "./plan-faults";
import { Refused } from "./refused";
import type { Run } from "./run";
import { versionOf } from "./version";

/** A draft and its plan. @throws Refused where it is none */
export async function draftOf(run: Run, id: number): Promise<{ head: VersionLine; plan: Plan }> {
  const head = await versionOf(run, id);
  if (head.state !== "draft") throw new Refused(run.say("not-draft", { id }));
  return { head, plan: await loadPlan(run.db, id) };
}

/** Sends a proposal as one change of the draft it was made upon. @throws Refused when the law or another's change forbids it */
export async function sendProposal(
  run: Run,
  head: VersionLine,
  before: Plan,
  after: Plan,
  deed: "repair" | "cells" | "district",
): Promise<void> {
  const { db, by, io, say } = run;
  const patch = differenceOf(before, after);
  if (isEmptyPatch(patch)) return io.out(say("proposal.same"));
  const changed = await changeDraft(db, head.id, { base: head.revision, deed, patch }, by, { judge: changeFaults });
  if (changed.ok) return io.out(say("proposal.sent", { id: head.id, number: changed.number }));
  if (changed.why === "faults") sayPlanFaults(run, changed.faults);
  throw new Refused(say("proposal.refused", { id: head.id, why: say(`changed.${changed.why}`) }));
}

/** Runs a long computation step by step, telling how far it is. */
export function runSteps<Result>(steps: Generator<number, Result>, tell: (share: number) => void): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      tell(1);
      return step.value;
    }
    tell(Math.min(0.99, step.value));
  }
}
