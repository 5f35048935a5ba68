import type { Person } from "../plan";
import type { Spell } from "../spells";
import { joinedStretches } from "../time/away";
import type { AuditedDays } from "./audited-days";
import { spotOf } from "./demand";
import { type Finding, menderOf, type Span } from "./finding";
import { dayOf, hoursOf } from "./gaps";

/** When somebody is among these spells of one post, but fewer than so many formal officers; clipped to [from, to). */
function tooFew(all: readonly Spell[], needed: number, from: number, to: number): Span[] {
  const spells = all.filter((spell) => spell.to > from && spell.from < to);
  const edges = [...new Set(spells.flatMap((spell) => [Math.max(from, spell.from), Math.min(to, spell.to)]))].sort((a, b) => a - b);
  const spans: Span[] = [];
  let next = 0;
  let active: Spell[] = [];
  for (let i = 1; i < edges.length; i++) {
    const [begin, end] = [edges[i - 1] as number, edges[i] as number];
    while (next < spells.length && (spells[next] as Spell).from <= begin) active.push(spells[next++] as Spell);
    active = active.filter((spell) => spell.to > begin);
    const formal = new Set<Person>(active.flatMap(({ person }) => (person.kind === "formal" ? [person] : [])));
    if (active.length > 0 && formal.size < needed) spans.push([begin, end]);
  }
  return joinedStretches(spans) as Span[];
}

/** Posts that are manned by fewer formal officers than they ask for (行政处罚法 42: two for penalty duty). */
export function unqualified(days: AuditedDays): Finding[] {
  const { byPost, quarters, squadOfGrid } = days;
  return [...byPost].flatMap(([post, spells]): Finding[] => {
    if (post.qualified === 0) return [];
    const spans = tooFew(spells, post.qualified, quarters.from, quarters.to);
    if (spans.length === 0) return [];
    const { code: item, name, qualified } = post;
    const detail = { name, needed: qualified, hours: hoursOf(spans) };
    const fix = { panel: "post", code: item, ...dayOf(days, spans) } as const;
    const who = menderOf(squadOfGrid.get(post.grid) ?? null);
    const code = "post.not-qualified";
    return [{ code, key: `${code}:${item}`, noun: "post", item, detail, at: spotOf(post.line), spans, who, fix }];
  });
}
