import { alike } from "../edit/difference";
import { type Edited, not } from "../edit/edited";
import type { Duty, Plan, Standard } from "../plan";
import { placed } from "./placed";

/**
 * Adds a standard (定标) or changes the one of that code. Its version is the plan's business, not the caller's: 1 for a new one, one more when its items change,
 * the same when only its name does. Earlier versions of the plan keep the standard as it was in them.
 */
export function standardSet(plan: Plan, standard: Standard): Edited {
  const { code, items } = standard;
  if (standard.name.trim() === "") return not("edit.no-name", code);
  if (items.length === 0 || items.some(({ text }) => text.trim() === "")) return not("edit.no-item", code);
  const known = plan.standards.find((one) => one.code === code);
  const version = known ? known.version + (alike(known.items, items) ? 0 : 1) : 1;
  return { ok: true, plan: { ...plan, standards: placed(plan.standards, { ...standard, name: standard.name.trim(), version }) } };
}

/** Adds a duty (定责) or changes the one of that code. */
export const dutySet = (plan: Plan, duty: Duty): Edited =>
  duty.name.trim() === ""
    ? not("edit.no-name", duty.code)
    : { ok: true, plan: { ...plan, duties: placed(plan.duties, { ...duty, name: duty.name.trim() }) } };
