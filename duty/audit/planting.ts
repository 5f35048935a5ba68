import { planeAt } from "../../geo/plane/plane";
import type { Line, Point } from "../../geo/plane/point";
import { byCode } from "../by-code";
import { distanceToEdge } from "../ground";
import type { Absence, Assignment, DaySpan, Person, Plan, Post, PostKind, Standard } from "../plan";
import { type Spell, stretchesOf } from "../spells";
import { joinedStretches } from "../time/away";
import { dayOfCode } from "../time/day-code";
import { type AuditedDays, type AuditOptions, auditedDays } from "./audited-days";
import { dayBefore, dayCodeAt, minutesOf, withDay, without } from "./day-change";
import type { FindingCode, Span } from "./finding";
import { holdsSlowly } from "./holds-slowly";
import { postHours } from "./post-hours";
import type { CityDay } from "./quarters";

/** How many grids are kept apart for faults of whole grids. */
const QUIET = 14;
const ALL = [1, 2, 3, 4, 5, 6, 7] as const;

/** How one fault, or one stretch of one, is written down: code, item, time. */
export const written = (code: FindingCode, item: string, span?: Span): string => [code, item, ...(span ?? [])].join(" ");

/** Looks a code up. @throws when there is none. */
function got<T>(map: ReadonlyMap<string, T>, code: string): T {
  const found = map.get(code);
  if (found === undefined) throw new Error(`nothing has the code "${code}"`);
  return found;
}

const byItsCode = <T extends { readonly code: string }>(list: readonly T[]) => new Map(list.map((one) => [one.code, one]));
const sorted = <T extends { readonly code: string }>(map: ReadonlyMap<string, T>) => [...map.values()].sort(byCode);

/**
 * A lawful plan into which faults are planted, each written down as the audit must find it. What a fault touches is taken, so that two never mend or
 * worsen each other. For tests and for showing what an audit finds.
 */
export class Planting {
  readonly made: AuditedDays;
  /** Grids for faults of whole grids: without vehicles, what their posts hold a vehicle holds too; nothing else is planted there. */
  readonly quietGrids: readonly string[];
  readonly expected = new Set<string>();
  readonly #assignments: Map<string, Assignment>;
  readonly #posts: Map<string, Post>;
  readonly #persons: Map<string, Person>;
  readonly #standards: Map<string, Standard>;
  readonly #absences: Absence[] = [];
  readonly #taken = new Set<string>();
  #held: ReadonlyMap<string, readonly Post[]> | null = null;

  constructor(
    readonly plan: Plan,
    options: AuditOptions,
  ) {
    this.made = auditedDays(plan, options);
    this.#assignments = byItsCode(plan.assignments);
    this.#posts = byItsCode(plan.posts);
    this.#persons = byItsCode(plan.persons);
    this.#standards = byItsCode(plan.standards);
    const vehicles = new Set(plan.posts.flatMap(({ kind, code }) => (kind === "vehicle" ? this.held(code) : [])));
    const lively = new Set(
      plan.posts
        .filter(({ kind, code }) => kind === "vehicle" || this.held(code).some((one) => !vehicles.has(one)))
        .map(({ grid }) => grid),
    );
    this.quietGrids = plan.grids.flatMap(({ code }) => (lively.has(code) ? [] : [code])).slice(0, QUIET);
  }

  get days(): readonly CityDay[] {
    return this.made.quarters.days;
  }

  /** The plan with all that was planted. */
  planted(): Plan {
    return {
      ...this.plan,
      assignments: sorted(this.#assignments),
      posts: sorted(this.#posts),
      persons: sorted(this.#persons),
      standards: sorted(this.#standards),
      absences: [...this.plan.absences, ...this.#absences],
    };
  }

  /** Writes down what must be found: one line for each stretch. Always true. */
  expect(code: FindingCode, item: string, spans: readonly Span[]): true {
    if (spans.length === 0) this.expected.add(written(code, item));
    for (const span of spans) this.expected.add(written(code, item, span));
    return true;
  }

  /** Takes what a fault touches, all or nothing. */
  take(...what: readonly string[]): boolean {
    if (what.some((one) => this.#taken.has(one))) return false;
    for (const one of what) this.#taken.add(one);
    return true;
  }

  /** Assignments as they are now; those of one grid, or all outside the quiet grids. */
  assignments(grid: string | null = null): Assignment[] {
    return [...this.#assignments.values()].filter((one) => (grid === null ? !this.quietGrids.includes(one.grid) : one.grid === grid));
  }

  /** Assignments to a post. */
  assignmentsAt(post: string): Assignment[] {
    return [...this.#assignments.values()].filter((one) => one.post === post);
  }

  assignment(code: string): Assignment {
    return got(this.#assignments, code);
  }

  person(code: string): Person {
    return got(this.#persons, code);
  }

  post(code: string): Post {
    return got(this.#posts, code);
  }

  /** Posts of a kind outside the quiet grids. */
  posts(kind: PostKind): Post[] {
    return [...this.#posts.values()].filter((post) => post.kind === kind && !this.quietGrids.includes(post.grid));
  }

  /** Spells of the lawful plan that begin on the audited days, on posts of a kind, outside the quiet grids. */
  spells(kind: PostKind): Spell[] {
    return this.made.spells.filter(
      ({ post, from }) => post.kind === kind && !this.quietGrids.includes(post.grid) && dayCodeAt(this.made, from) !== null,
    );
  }

  /** Main segments and the posts that hold them, told the slow way. */
  #holdings(): ReadonlyMap<string, readonly Post[]> {
    if (!this.#held) {
      const plane = planeAt(this.plan.cells[0]?.area[0]?.[0]?.[0] ?? [0, 0]);
      const main = this.plan.segments.filter((segment) => segment.class === "main");
      const posts = [...this.#posts.values()];
      this.#held = new Map(main.map((segment) => [segment.code, posts.filter((post) => holdsSlowly(post, segment, plane))]));
    }
    return this.#held;
  }

  /** Main segments that a post holds. */
  held(post: string): string[] {
    return [...this.#holdings()].flatMap(([segment, posts]) => (posts.some(({ code }) => code === post) ? [segment] : []));
  }

  /** Main segments that are lost when a post is empty for a while: no other post that holds them is manned then. Null when that depends on more. */
  lost(post: string, [from, to]: Span): string[] | null {
    const segments = this.held(post);
    const others = segments.map((segment) => (this.#holdings().get(segment) ?? []).filter(({ code }) => code !== post));
    if (others.flat().some(({ grid }) => this.quietGrids.includes(grid))) return null;
    const helped = others.map((posts) => posts.map((one) => this.#mannedShare(one.code, from, to)));
    if (helped.flat().some((share) => share > 0 && share < 1)) return null;
    return segments.filter((_segment, index) => !helped[index]?.includes(1));
  }

  /** How much of a stretch a post of the lawful plan is manned. */
  #mannedShare(post: string, from: number, to: number): number {
    const own = this.made.spells.filter((spell) => spell.post.code === post);
    const met = joinedStretches(own.map((spell) => [Math.max(from, spell.from), Math.min(to, spell.to)]));
    return met.reduce((sum, [begin, end]) => sum + end - begin, 0) / (to - from);
  }

  /** When a post of the lawful plan must be manned on a day. */
  hoursOn(post: Post, { code, from, to }: CityDay): DaySpan[] {
    const places = byItsCode(this.plan.places);
    return minutesOf(this.made, code, stretchesOf(postHours(post, places, this.made.law), this.made.calendar, from, to));
  }

  /** Takes a stretch of a day off an assignment. */
  cut(code: string, day: string, span: DaySpan): void {
    const before = dayBefore(this.made, this.assignment(code), day);
    this.set(withDay(this.assignment(code), { ...before, spans: without(before.spans, span) }));
  }

  /** A post need not be manned at a stretch of a weekday (1 is Monday). */
  excuse(code: string, weekday: number, span: DaySpan): void {
    const post = this.post(code);
    const hours = postHours(post, byItsCode(this.plan.places), this.made.law);
    const single = hours.flatMap(({ days, from, to }) => days.map((day) => ({ days: [day] as const, from, to })));
    const left = single.flatMap(({ days, ...own }) =>
      (days[0] === weekday ? without([own], span) : [own]).map((one) => ({ days, ...one })),
    );
    this.setPost({ ...post, hours: left });
  }

  set(assignment: Assignment): void {
    this.#assignments.set(assignment.code, assignment);
  }

  setPost(post: Post): void {
    if (this.#posts.get(post.code)?.line !== post.line) this.#held = null;
    this.#posts.set(post.code, post);
  }

  absent(person: string, from: number, to: number): void {
    this.#absences.push({ code: `QJ${this.#absences.length + 1}`, person, reason: "other", from, to });
  }

  /** A fixed post with nobody. @returns its code. */
  addPost(grid: string, line: Line): string {
    const code = `PX${this.#posts.size}`;
    this.setPost({ code, name: code, grid, kind: "fixed", mode: "patrol", line, place: null, qualified: 0, hours: null });
    return code;
  }

  /** Another assignment like one, for another person and time; without deputy unless named. @returns its code. */
  addAssignment(like: Assignment, own: Pick<Assignment, "person" | "pattern"> & Partial<Assignment>): string {
    const code = `ZX${this.#assignments.size}`;
    this.set({ ...like, grid: this.post(like.post).grid, deputy: null, exceptions: [], ...own, code });
    return code;
  }

  /** An assistant of a grid's squad. @returns the code. */
  addPerson(grid: string): string {
    const code = `RX${this.#persons.size}`;
    this.#persons.set(code, { code, name: code, kind: "assistant", squad: this.made.squadOfGrid.get(grid) ?? null, phone: "" });
    return code;
  }

  /** A standard that says nothing, or with one look that no category knows. @returns its code. */
  addStandard(look: boolean): string {
    const code = `BX${this.#standards.size}`;
    this.#standards.set(code, { code, name: code, version: 1, items: look ? [{ code: `${code}-1`, text: code, category: null }] : [] });
    return code;
  }

  /** A place more than 60 m off the ground of a grid, as far as the first of these is. */
  farFrom(grid: string, points: readonly Point[]): Point | undefined {
    const own = this.plan.cells.filter((cell) => cell.grid === grid);
    return points.find((point) => {
      const plane = planeAt(point);
      return own.every(({ area }) => distanceToEdge(area, point, plane) > 60);
    });
  }

  /** Weekday of an audited day when no calendar touches it. */
  weekdayOf({ code }: CityDay): number {
    return ALL[((dayOfCode(code) as number) + 3) % 7] as number;
  }
}
