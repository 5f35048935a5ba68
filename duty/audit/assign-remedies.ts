import { byCode } from "../by-code";
import type { Assignment, Instant, Post, Weekday, WeeklyPattern } from "../plan";
import { stretchesOf } from "../spells";
import { daySpans } from "../time/day-spans";
import type { AuditedDays } from "./audited-days";
import { dayCodeAt, firstOf, minutesOf, setting } from "./day-change";
import { holdersOf } from "./demand";
import type { Finding, Span, Suggestion } from "./finding";
import { type FreePerson, freePersons, NAMED } from "./free-persons";
import { postHours } from "./post-hours";

const HOUR = 3_600_000;

/** Codes no assignment of the plan has, told from their post. */
function freshCodes(post: Post, count: number, { plan }: AuditedDays): string[] {
  const known = new Set(plan.assignments.map(({ code }) => code));
  const codes: string[] = [];
  for (let number = 1; codes.length < count; number++) if (!known.has(`${post.code}-${number}`)) codes.push(`${post.code}-${number}`);
  return codes;
}

type Time = Pick<Assignment, "pattern" | "exceptions" | "from" | "to">;

/** New assignments of several persons to a post, to the standard and duty of the others there, else of its grid. */
function assigning(post: Post, free: readonly FreePerson[], time: Time, days: AuditedDays): Suggestion[] {
  const like = days.plan.assignments.find((one) => one.post === post.code) ?? days.plan.grids.find(({ code }) => code === post.grid);
  if (!like) return [];
  const { standard, duty } = like;
  const about = { grid: post.grid, post: post.code, deputy: null, standard, duty, ...time };
  const codes = freshCodes(post, free.length, days);
  const assignments = free.map(({ person }, index): Assignment => ({ code: codes[index] as string, person: person.code, ...about }));
  return [{ kind: "assign", take: free.map(({ person, hours }) => ({ code: person.code, hours })), patch: setting(assignments) }];
}

/** How many more a post wants at an instant: as many formal officers as it asks for, one at least. */
function wanted(post: Post, at: Instant, { byPost }: AuditedDays): number {
  const there = (byPost.get(post) ?? []).filter(({ person, from, to }) => person.kind === "formal" && from <= at && at < to);
  return Math.max(1, post.qualified - new Set(there.map(({ person }) => person)).size);
}

/** Ways to put so many persons on a post at some time: of those free, fewest hours first, each way one person further. */
function ways(post: Post, count: number, spans: readonly Span[], time: Time, days: AuditedDays): Suggestion[] {
  const squad = days.squadOfGrid.get(post.grid) ?? null;
  const free = freePersons({ squad, spans, formal: post.qualified > 0, but: new Set() }, days, count + NAMED - 1);
  const starts = Array.from({ length: Math.max(0, free.length - count + 1) }, (_none, start) => start);
  return starts.flatMap((start) => assigning(post, free.slice(start, start + count), time, days));
}

/** The post on which somebody more would mend a gap: the post itself, one that holds the segment, one of the grid; rather one that asks for few. */
function postFor({ noun, item }: Finding, days: AuditedDays): Post | undefined {
  const posts =
    noun === "segment" ? holdersOf(days, item) : days.plan.posts.filter(({ code, grid }) => (noun === "post" ? code : grid) === item);
  const rank = ({ kind, qualified }: Post) => qualified * 2 + (kind === "vehicle" ? 1 : 0);
  return [...posts].sort((a, b) => rank(a) - rank(b) || byCode(a, b))[0];
}

/** Somebody more on the first day of a gap, for its first hours as far as a day's work reaches: assignments of that day alone. */
export function onceMore(finding: Finding, days: AuditedDays): Suggestion[] {
  const post = postFor(finding, days);
  const day = finding.spans[0] && dayCodeAt(days, finding.spans[0][0]);
  if (!post || !day) return [];
  const own = finding.spans.filter(([from]) => dayCodeAt(days, from) === day);
  const spans = firstOf(own, days.law.hoursADay * HOUR);
  const exceptions = [{ day, spans: minutesOf(days, day, spans), person: null }];
  const [from, to] = [(spans[0] as Span)[0], (spans.at(-1) as Span)[1]];
  return ways(post, wanted(post, from, days), spans, { pattern: [], exceptions, from, to }, days);
}

/** The hours of a post that one person can fill in a week: up to a day's hours on as many days as the week's hours reach, with a day to rest. */
function lawfulShare(hours: WeeklyPattern, { law }: AuditedDays): WeeklyPattern {
  let left = law.hoursAWeek * 60;
  const spans = daySpans(hours);
  return ([1, 2, 3, 4, 5, 6] as Weekday[]).flatMap((day) => {
    const own = firstOf(
      (spans[day] ?? []).map(({ from, to }): Span => [from, to]),
      Math.min(left, law.hoursADay * 60),
    );
    left -= own.reduce((sum, [from, to]) => sum + to - from, 0);
    return own.map(([from, to]) => ({ days: [day], from, to }));
  });
}

/** A person for a post that has none: every week, for as many of its hours as the law lets one person work. */
export function weekly(finding: Finding, days: AuditedDays): Suggestion[] {
  const post = postFor(finding, days);
  if (!post) return [];
  const places = new Map(days.plan.places.map((place) => [place.code, place]));
  const pattern = lawfulShare(postHours(post, places, days.law), days);
  const spans = stretchesOf(pattern, days.calendar, days.quarters.from, days.quarters.to);
  return ways(post, Math.max(1, post.qualified), spans, { pattern, exceptions: [], from: days.plan.version.from, to: null }, days);
}
