import { byCode } from "../by-code";
import type { AuditedDays } from "./audited-days";
import { mark, markAll } from "./minute-marks";

/**
 * The minutes at which vehicles on joint duty serve all grids of a squad, by its code: in the hours of a merger every spell on a vehicle post of any of
 * the merged squads. Of two mergers at once for one squad the first by code answers, as it does for who leads.
 */
export function jointMarks({ plan, spells, quarters, squadOfGrid, marksOf }: AuditedDays): Map<string, Uint16Array> {
  const joint = new Map<string, Uint16Array>();
  if (plan.mergers.length === 0) return joint;
  const vehicles = new Map<string, Uint16Array>();
  const marksFor = (map: Map<string, Uint16Array>, squad: string) => {
    let own = map.get(squad);
    if (!own) {
      own = new Uint16Array(quarters.count);
      map.set(squad, own);
    }
    return own;
  };
  for (const { assignment, post, from, to } of spells)
    if (post.kind === "vehicle") mark(marksFor(vehicles, squadOfGrid.get(assignment.grid) ?? ""), quarters, from, to);
  const taken = new Map<string, Uint16Array>();
  for (const { squads, hours, from, to } of [...plan.mergers].sort(byCode)) {
    const valid = new Uint16Array(quarters.count);
    mark(valid, quarters, from, to ?? quarters.to);
    const there = new Uint16Array(quarters.count);
    for (const squad of squads) markAll(there, marksFor(vehicles, squad));
    const held = marksOf(hours);
    for (const squad of squads) {
      const [own, before] = [marksFor(joint, squad), marksFor(taken, squad)];
      for (let quarter = 0; quarter < quarters.count; quarter++) {
        const merged = (held[quarter] as number) & (valid[quarter] as number);
        own[quarter] = (own[quarter] as number) | (merged & ~(before[quarter] as number) & (there[quarter] as number));
        before[quarter] = (before[quarter] as number) | merged;
      }
    }
  }
  return joint;
}
