import { loadPlan } from "../../db/load-plan";
import { versionAt } from "../../db/version";
import type { Ask } from "../../duty/answer";
import type { Instant, Plan } from "../../duty/plan";
import { responsibilityOf } from "../../duty/responsibility";
import type { LiveCity } from "./city";
import { database } from "./database";
import { kept } from "./kept";

/** A version that answered once, and its answers. */
export interface PastCity {
  readonly plan: Plan;
  readonly ask: Ask;
}

/** How many past versions a process holds at hand. */
const MOST = 2;

const past = () => kept("past", () => new Map<number, Promise<PastCity>>());

async function read(id: number): Promise<PastCity> {
  const plan = await loadPlan(database(), id);
  return { plan, ask: responsibilityOf(plan) };
}

/** The version that answered in the city at an instant, with its answers; null where none did. A version that has ended never changes, so it is kept as read. */
export async function cityAt(live: LiveCity, at: Instant): Promise<PastCity | null> {
  const { plan } = live;
  const { from, to } = plan.version;
  if (from <= at && (to === null || at < to)) return live;
  const id = await versionAt(database(), live.head.city, at);
  if (id === null) return null;
  // One that is still to come may yet be amended.
  if (at > Date.now()) return read(id);
  const all = past();
  const known = all.get(id) ?? read(id);
  all.delete(id);
  all.set(id, known);
  known.catch(() => all.delete(id));
  for (const oldest of all.keys()) {
    if (all.size <= MOST) break;
    all.delete(oldest);
  }
  return known;
}
