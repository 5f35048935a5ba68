import type { Plan, Standard } from "../plan";
import { spotOf } from "./demand";
import { type Finding, menderOf } from "./finding";

const CODE = "standard.missing";

/** How often each standard is named, by grids and assignments. */
function uses(plan: Plan): Map<string, number> {
  const count = new Map<string, number>();
  for (const { standard } of [...plan.grids, ...plan.assignments]) count.set(standard, (count.get(standard) ?? 0) + 1);
  return count;
}

/** Standards in use without anything to look at: told once, however many use them. The bureau decides standards (三权分离). */
function empty(plan: Plan): Finding[] {
  const standards = new Map(plan.standards.map((standard) => [standard.code, standard]));
  return [...uses(plan)].flatMap(([item, count]): Finding[] => {
    const standard = standards.get(item);
    if (standard && standard.items.length > 0) return [];
    const detail = { name: standard?.name ?? item, why: "no-items", uses: count };
    const who = { role: "administrator", squad: null } as const;
    const fix = { panel: "standard", code: item } as const;
    return [{ code: CODE, key: `${CODE}:${item}`, noun: "standard", item, detail, at: null, spans: [], who, fix }];
  });
}

/** Posts at a place none of whose assignments looks at anything of the catalogue: what is seen there could not be filed as a violation. */
function blind(plan: Plan): Finding[] {
  const standards = new Map(plan.standards.map((standard) => [standard.code, standard]));
  const byPost = new Map<string, Standard[]>();
  for (const { post, standard } of plan.assignments) {
    const own = standards.get(standard);
    if (own) byPost.set(post, [...(byPost.get(post) ?? []), own]);
  }
  const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
  return plan.posts.flatMap(({ code: item, name, grid, place, line }): Finding[] => {
    const items = (byPost.get(item) ?? []).flatMap((standard) => standard.items);
    if (place === null || items.length === 0 || items.some(({ category }) => category !== null)) return [];
    const fix = { panel: "post", code: item } as const;
    const who = menderOf(squadOf.get(grid) ?? null);
    return [
      {
        code: CODE,
        key: `${CODE}:post:${item}`,
        noun: "post",
        item,
        detail: { name, why: "no-category" },
        at: spotOf(line),
        spans: [],
        who,
        fix,
      },
    ];
  });
}

/**
 * Standards that say too little. `why` no-items: a standard in use is empty (about the standard). `why` no-category: a post stands at a place and the
 * standards of its assignments have looks, but none with a category of the catalogue (about the post).
 */
export const standards = (plan: Plan): Finding[] => [...empty(plan), ...blind(plan)];
