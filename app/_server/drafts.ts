import { loadPlan } from "../../db/load-plan";
import type { Plan } from "../../duty/plan";
import { database } from "./database";
import { Refusal } from "./fault";
import { kept } from "./kept";

/** How many drafts a process holds at hand. */
const MOST = 4;

interface Held {
  readonly revision: number;
  readonly plan: Promise<Plan>;
}

const drafts = () => kept("drafts", () => new Map<number, Held>());

/** A draft's plan at a revision, from memory if it is there. */
export function draftPlan(id: number, revision: number): Promise<Plan> {
  const all = drafts();
  const known = all.get(id);
  all.delete(id);
  const held = known?.revision === revision ? known : { revision, plan: loadPlan(database(), id) };
  all.set(id, held);
  held.plan.catch(() => all.delete(id));
  for (const oldest of all.keys()) {
    if (all.size <= MOST) break;
    all.delete(oldest);
  }
  return held.plan;
}

/** Notes what a draft has become, so that the next question need not read it. */
export function draftBecame(id: number, revision: number, plan: Plan): void {
  drafts().set(id, { revision, plan: Promise.resolve(plan) });
}

/** The state and revision of a version. @throws Refusal 404 */
export async function versionHead(id: number): Promise<{ state: string; revision: number; city: number; name: string }> {
  const [row] = await database().sql<{ state: string; revision: number; city: number; name: string }[]>`
    select state, revision, city, name from plan where id = ${id}`;
  if (!row) throw new Refusal("not-found", 404);
  return row;
}
