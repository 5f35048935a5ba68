import { alike } from "../edit/difference";
import type { Assignment, Grid, Person, Plan, Post } from "../plan";
import { minutesOfWeek } from "../time/pattern";
import { type FiveIndex, fiveIndex, grouped } from "./five-index";
import { nextCode } from "./next-code";
import { peopleFor } from "./people-for";
import { type WeekBook, weekBook, weekMinutes } from "./week-book";

/** What of an assignment is taken over. */
export interface CopyWhat {
  readonly pattern: boolean;
  readonly exceptions: boolean;
  readonly standard: boolean;
  readonly duty: boolean;
}

/** Where it is taken over to. */
export interface CopyTarget {
  readonly noun: "grid" | "post";
  readonly code: string;
}

/** What became of one target; the first three are done, the others not. */
export type CopyCode =
  | "copy.changed"
  | "copy.made"
  | "copy.same"
  | "copy.itself"
  | "copy.missing"
  | "copy.no-post"
  | "copy.no-person"
  | "copy.double-duty"
  | "copy.nothing-there";

/** One target and what became of it. `other` is the assignment that stands in the way. */
export interface CopyLine {
  readonly target: CopyTarget;
  readonly code: CopyCode;
  readonly post: string | null;
  readonly person: string | null;
  readonly other: string | null;
}

/** The plan after copying, and what became of each target. */
export interface Copied {
  readonly plan: Plan;
  readonly lines: readonly CopyLine[];
}

/** Minutes a week that nobody is given more than by copying: 40 hours (国务院关于职工工作时间的规定 3). */
const MOST_MINUTES = 40 * 60;

/** The post of a grid that is most like another: of its kind, best of its mode and with a place like it. */
function likePost(posts: readonly Post[], model: Post): Post | null {
  const score = (post: Post) => (post.mode === model.mode ? 2 : 0) + ((post.place === null) === (model.place === null) ? 1 : 0);
  const fitting = posts.filter(({ kind }) => kind === model.kind);
  return fitting.reduce<Post | null>((best, post) => (best && score(best) >= score(post) ? best : post), null);
}

/** Of several assignments of a post the one whose hours are most those of the model: a late shift is not made an early one. */
function likeAssignment(list: readonly Assignment[], model: Assignment): Assignment | null {
  const own = minutesOfWeek(model.pattern);
  const both = ({ pattern }: Assignment) =>
    minutesOfWeek(pattern).reduce(
      (sum, [from, to]) => sum + own.reduce((all, [begin, end]) => all + Math.max(0, Math.min(to, end) - Math.max(from, begin)), 0),
      0,
    );
  return list.reduce<Assignment | null>((best, one) => (best && both(best) >= both(one) ? best : one), null);
}

const taken = (one: Assignment, model: Assignment, what: CopyWhat): Assignment => ({
  ...one,
  ...(what.pattern ? { pattern: model.pattern } : {}),
  // Who comes instead on a day is another person elsewhere: only the hours are taken over.
  ...(what.exceptions ? { exceptions: model.exceptions.map(({ day, spans }) => ({ day, spans, person: null })) } : {}),
  ...(what.standard ? { standard: model.standard } : {}),
  ...(what.duty ? { duty: model.duty } : {}),
});

/** Who is free for a new assignment and stays within the hours of a week; of the model's kind first. */
function freePerson(able: readonly Person[], book: WeekBook, squad: string, model: Assignment, like: Person | undefined): Person | null {
  const longer = weekMinutes(model.pattern);
  const free = peopleFor(able, book, { squad, pattern: model.pattern, validity: model }).filter(
    (one) => one.taken === null && one.minutes + longer <= MOST_MINUTES,
  );
  return (free.find(({ person }) => person.kind === like?.kind) ?? free[0])?.person ?? null;
}

interface Copying {
  readonly index: FiveIndex;
  /** Officers and assistants by squad. */
  crews(squad: string): readonly Person[];
  readonly book: WeekBook;
  readonly model: Assignment;
  readonly what: CopyWhat;
  readonly set: Map<string, Assignment>;
  fresh: string;
}

type Outcome = Omit<CopyLine, "target">;
const outcome = (code: CopyCode, post: Post | null = null, person: string | null = null, other: string | null = null): Outcome => ({
  code,
  post: post?.code ?? null,
  person,
  other,
});

function changed(copying: Copying, post: Post, one: Assignment): Outcome {
  const { book, model, what, set } = copying;
  if (one.code === model.code) return outcome("copy.itself", post, one.person);
  const next = taken(one, model, what);
  if (alike(one, next)) return outcome("copy.same", post, one.person);
  const other = book.taken(one.person, next.pattern, one, one.code);
  if (other !== null) return outcome("copy.double-duty", post, one.person, other);
  book.note(next);
  set.set(one.code, next);
  return outcome("copy.changed", post, one.person);
}

function made(copying: Copying, post: Post, grid: Grid): Outcome {
  const { crews, index, book, model, what, set } = copying;
  if (!what.pattern) return outcome("copy.nothing-there", post);
  const person = freePerson(crews(grid.squad), book, grid.squad, model, index.persons.get(model.person));
  if (!person) return outcome("copy.no-person", post);
  const bare: Assignment = {
    code: copying.fresh,
    grid: grid.code,
    post: post.code,
    person: person.code,
    deputy: null,
    standard: grid.standard,
    duty: grid.duty,
    pattern: model.pattern,
    exceptions: [],
    from: model.from,
    to: model.to,
  };
  const next = taken(bare, model, what);
  book.note(next);
  set.set(next.code, next);
  copying.fresh = nextCode([next], "WD");
  return outcome("copy.made", post, person.code);
}

function copiedTo(copying: Copying, { noun, code }: CopyTarget): Outcome {
  const { index, model, set } = copying;
  const source = index.posts.get(model.post) as Post;
  const post = noun === "post" ? (index.posts.get(code) ?? null) : likePost(index.postsOf(code), source);
  const grid = index.grids.get(noun === "post" ? (post?.grid ?? "") : code);
  if (!grid) return outcome("copy.missing");
  if (!post) return outcome("copy.no-post");
  const there = index.assignmentsOf(post.code).map((one) => set.get(one.code) ?? one);
  const one = there.find((own) => own.code === model.code) ?? likeAssignment(there, model);
  return one ? changed(copying, post, one) : made(copying, post, grid);
}

/**
 * Takes an assignment's pattern, exceptions, standard or duty over to other posts, or to the post of other grids that is most like its own. Where somebody
 * is assigned already, that assignment is changed; where nobody is, somebody of the grid's squad who is free then and stays within 40 hours is
 * assigned. What would put a person on two posts at once (一人两岗) is not done. One change of the plan, with a line for every target.
 * @throws when the plan has no such assignment, or it no such post
 */
export function patternCopied(plan: Plan, source: string, targets: readonly CopyTarget[], what: CopyWhat): Copied {
  const index = fiveIndex(plan);
  const model = index.assignments.get(source);
  if (!model || !index.posts.has(model.post)) throw new Error(`patternCopied: the plan has no assignment "${source}" with a post`);
  const copying: Copying = {
    index,
    crews: grouped(
      plan.persons.filter(({ kind }) => kind !== "cadre"),
      ({ squad }) => squad ?? "",
    ),
    book: weekBook(plan.assignments),
    model,
    what,
    set: new Map(),
    fresh: nextCode(plan.assignments, "WD"),
  };
  const lines = targets.map((target) => ({ target, ...copiedTo(copying, target) }));
  if (copying.set.size === 0) return { plan, lines };
  const known = plan.assignments.map((one) => copying.set.get(one.code) ?? one);
  const fresh = [...copying.set.values()].filter(({ code }) => !index.assignments.has(code));
  const assignments = [...known, ...fresh].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return { plan: { ...plan, assignments }, lines };
}

/** Whether something was done at a target, or was so already. */
export const isDone = ({ code }: CopyLine): boolean => code === "copy.changed" || code === "copy.made" || code === "copy.same";
