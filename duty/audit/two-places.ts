import type { Person, Post } from "../plan";
import type { Spell } from "../spells";
import { joinedStretches } from "../time/away";
import type { AuditedDays } from "./audited-days";
import { spotOf } from "./demand";
import { type Finding, menderOf, type Span } from "./finding";
import { dayOf, hoursOf } from "./gaps";

/** Two spells of one person that run at the same time. */
export interface Meeting {
  readonly one: Spell;
  readonly other: Spell;
  readonly from: number;
  readonly to: number;
}

/** Calls `visit` with every two spells of a list (in order of beginning) that meet within [from, to). */
export function eachMeeting(spells: readonly Spell[], from: number, to: number, visit: (meeting: Meeting) => void): void {
  for (let i = 0; i < spells.length; i++) {
    const one = spells[i] as Spell;
    for (let k = i + 1; k < spells.length && (spells[k] as Spell).from < one.to; k++) {
      const other = spells[k] as Spell;
      const [begin, end] = [Math.max(from, other.from), Math.min(to, one.to, other.to)];
      if (begin < end) visit({ one, other, from: begin, to: end });
    }
  }
}

/** Whether one of two spells is standing in and the other the person's own: then the deputy cannot come, which is told as such. */
export const isBusyDeputy = ({ one, other }: Meeting): boolean => (one.standsInFor === null) !== (other.standsInFor === null);

function finding(person: Person, [first, second]: readonly [Post, Post], spans: readonly Span[], days: AuditedDays): Finding {
  const code = "person.two-places";
  return {
    code,
    key: `${code}:${person.code}:${first.code}:${second.code}`,
    noun: "person",
    item: person.code,
    detail: { name: person.name, one: first.name, other: second.name, hours: hoursOf(spans) },
    at: spotOf(first.line),
    spans,
    who: menderOf(person.squad),
    fix: { panel: "person", code: person.code, ...dayOf(days, spans) },
  };
}

/**
 * Persons who would be on two posts at once: assigned twice, named by an exception, or standing in for two. One who stands in while his own post needs
 * him is told once, as a deputy who cannot come.
 */
export function twoPlaces(days: AuditedDays): Finding[] {
  const { byPerson, quarters } = days;
  return [...byPerson].flatMap(([person, spells]) => {
    const pairs = new Map<string, { posts: readonly [Post, Post]; spans: Span[] }>();
    eachMeeting(spells, quarters.from, quarters.to, (meeting) => {
      const { one, other, from, to } = meeting;
      if (one.post === other.post || isBusyDeputy(meeting)) return;
      const posts = (one.post.code < other.post.code ? [one.post, other.post] : [other.post, one.post]) as [Post, Post];
      const key = posts.map(({ code }) => code).join(" ");
      const known = pairs.get(key);
      if (known) known.spans.push([from, to]);
      else pairs.set(key, { posts, spans: [[from, to]] });
    });
    return [...pairs.values()].map(({ posts, spans }) => finding(person, posts, joinedStretches(spans), days));
  });
}
