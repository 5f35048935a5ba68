import type { Assignment, Person, Post } from "../plan";
import { joinedStretches } from "../time/away";
import type { AuditedDays } from "./audited-days";
import { spotOf } from "./demand";
import { type Finding, menderOf, type Span } from "./finding";
import { dayOf, hoursOf } from "./gaps";
import { eachMeeting, isBusyDeputy } from "./two-places";

/** Why no deputy comes. */
type Why = "none" | "absent" | "busy";

interface Missed {
  readonly assignment: Assignment;
  readonly post: Post;
  readonly person: Person;
  readonly deputy: Person | null;
  readonly why: Why;
  readonly spans: Span[];
}

/** Every stretch at which a deputy should come and does not: nobody named, absent as well, or on duty elsewhere as assigned. */
function missedOf({ unfilled, byPerson, quarters }: AuditedDays): Missed[] {
  const found = new Map<string, Missed>();
  const add = (one: Omit<Missed, "spans">, from: number, to: number) => {
    const span: Span = [Math.max(from, quarters.from), Math.min(to, quarters.to)];
    if (span[0] >= span[1]) return;
    const key = `${one.assignment.code} ${one.person.code} ${one.why}`;
    const known = found.get(key);
    if (known) known.spans.push(span);
    else found.set(key, { ...one, spans: [span] });
  };
  for (const { assignment, post, person, deputy, from, to } of unfilled) {
    const why = deputy === null || deputy === person ? "none" : "absent";
    add({ assignment, post, person, deputy, why }, from, to);
  }
  for (const spells of byPerson.values())
    eachMeeting(spells, quarters.from, quarters.to, (meeting) => {
      if (!isBusyDeputy(meeting) || meeting.one.post === meeting.other.post) return;
      const { assignment, post, person, standsInFor } = meeting.one.standsInFor ? meeting.one : meeting.other;
      add({ assignment, post, person: standsInFor as Person, deputy: person, why: "busy" }, meeting.from, meeting.to);
    });
  return [...found.values()];
}

/** Assignments whose person is absent while no deputy can come (AB岗). `why` is none, absent or busy. */
export function deputies(days: AuditedDays): Finding[] {
  const code = "deputy.absent";
  return missedOf(days).map(({ assignment, post, person, deputy, why, spans: raw }): Finding => {
    const spans = joinedStretches(raw);
    const item = assignment.code;
    return {
      code,
      key: `${code}:${item}:${person.code}:${why}`,
      noun: "assignment",
      item,
      detail: { name: post.name, person: person.name, deputy: deputy?.name ?? "", why, hours: hoursOf(spans) },
      at: spotOf(post.line),
      spans,
      who: menderOf(days.squadOfGrid.get(assignment.grid) ?? null),
      fix: { panel: "assignment", code: item, ...dayOf(days, spans) },
    };
  });
}
