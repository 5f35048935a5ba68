import type { Finding } from "../../duty/audit/finding";
import type { Unseen } from "../../duty/audit/presence";
import type { Plan } from "../../duty/plan";

/** Names of what findings speak of, by noun and code. */
export interface AuditNames {
  of(noun: string, code: string): string;
  squad(code: string): string;
  /** The squad a finding belongs to: that of who can mend it. */
  squadOf(finding: Finding): string | null;
  squadOfUnseen(unseen: Unseen): string | null;
}

const named = (list: readonly { readonly code: string; readonly name: string }[]) =>
  new Map(list.map(({ code, name }) => [code, name] as const));

/** Built once per plan. */
export function auditNames(plan: Plan): AuditNames {
  const lists: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    grid: named(plan.grids),
    segment: named(plan.segments),
    post: named(plan.posts),
    person: named(plan.persons),
    standard: named(plan.standards),
  };
  const posts = new Map(plan.posts.map((post) => [post.code, post] as const));
  const assignments = new Map(plan.assignments.map((one) => [one.code, one] as const));
  const squads = named(plan.squads);
  const grids = new Map(plan.grids.map(({ code, squad }) => [code, squad] as const));
  const segments = new Map(plan.segments.map(({ code, squad }) => [code, squad] as const));
  return {
    of: (noun, code) => {
      const assignment = noun === "assignment" ? assignments.get(code) : undefined;
      if (assignment)
        return `${lists.person?.get(assignment.person) ?? assignment.person} · ${posts.get(assignment.post)?.name ?? assignment.post}`;
      return lists[noun]?.get(code) ?? code;
    },
    squad: (code) => squads.get(code) ?? code,
    squadOf: ({ who }) => who.squad,
    squadOfUnseen: ({ kind, code }) =>
      kind === "segment" ? (segments.get(code) ?? null) : (grids.get(posts.get(code)?.grid ?? "") ?? null),
  };
}
