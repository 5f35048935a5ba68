import { type Edited, not } from "../edit/edited";
import type { Merger, Plan } from "../plan";
import { placed, without } from "./placed";

/** Adds a rule of joint duty (联勤) or changes the one of that code. Its squads come in ascending order, each once. */
export function mergerSet(plan: Plan, merger: Merger): Edited {
  const squads = [...new Set(merger.squads)].sort();
  if (merger.name.trim() === "") return not("edit.no-name", merger.code);
  if (squads.length < 2 || !squads.includes(merger.lead)) return not("edit.few-squads", merger.code);
  if (squads.some((squad) => !plan.squads.some(({ code }) => code === squad))) return not("edit.no-grid", merger.code);
  if (merger.hours.length === 0) return not("edit.no-hours", merger.code);
  if (merger.to !== null && merger.to <= merger.from) return not("edit.bad-span", merger.code);
  return { ok: true, plan: { ...plan, mergers: placed(plan.mergers, { ...merger, name: merger.name.trim(), squads }) } };
}

/** Takes a rule of joint duty away. */
export const mergerRemoved = (plan: Plan, code: string): Edited => ({ ok: true, plan: { ...plan, mergers: without(plan.mergers, code) } });
