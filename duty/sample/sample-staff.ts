import { covers } from "../../geo/plane/covers";
import type { Line, Point } from "../../geo/plane/point";
import { same } from "../../geo/plane/turn";
import { groundBoxes } from "../audit/ground-boxes";
import type { Assignment, Person, PersonKind, Plan, Post, Segment, WeeklyPattern } from "../plan";
import { dice } from "./dice";
import { personNames } from "./names";
import { BESIDE, MANNING, rotaOn, SERVICE } from "./sample-rotas";

/** One officer in reserve, deputy of so many. */
const RESERVE = 8;
const SEED = 17;

/** Main segments of one squad and one street joined end to end: what one vehicle patrols. */
function beatsOf(segments: readonly Segment[]): Segment[][] {
  const beats: Segment[][] = [];
  const endOf = (segment: Segment | undefined) => segment?.line.at(-1) as Point;
  for (const segment of segments) {
    const start = segment.line[0] as Point;
    const own = beats.filter(([first]) => first?.squad === segment.squad && first?.street === segment.street);
    const before = own.find((beat) => same(endOf(beat.at(-1)), start));
    const after = own.find((beat) => same((beat[0] as Segment).line[0] as Point, endOf(segment)));
    if (before && after && before !== after) {
      before.push(segment, ...after);
      beats.splice(beats.indexOf(after), 1);
    } else if (before) before.push(segment);
    else if (after) after.unshift(segment);
    else beats.push([segment]);
  }
  return beats;
}

/** The longest run of a line's corners whose connecting pieces stay on the ground. */
function longestRun(line: Line, on: (at: Point) => boolean): Line {
  const stays = (a: Point, b: Point) =>
    Array.from({ length: 21 }, (_none, k) => k / 20).every((share) => on([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]));
  let best: Line = [];
  let run: Point[] = [];
  for (const point of line) {
    const last = run.at(-1);
    run = last && stays(last, point) ? [...run, point] : [point];
    if (run.length > best.length) best = run;
  }
  return best;
}

/** Vehicle posts along every main segment, each within the turf of the squad its segments belong to. */
function vehiclePosts(plan: Plan): Post[] {
  const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
  const ground = groundBoxes(plan.cells);
  const main = plan.segments
    .filter((segment) => segment.class === "main")
    // The road across leaves some turfs for a corner: the vehicle turns before it.
    .map((segment) => ({
      ...segment,
      line: longestRun(segment.line, (at) => ground.within(at, ({ grid }) => squadOf.get(grid) === segment.squad)),
    }))
    .filter(({ line }) => line.length > 1);
  return beatsOf(main).map((beat, index): Post => {
    const first = beat[0] as Segment;
    const own = plan.cells.filter(({ grid }) => squadOf.get(grid) === first.squad);
    const line = beat.flatMap((segment, place) => (place === 0 ? segment.line : segment.line.slice(1)));
    const home = own.find(({ area }) => line.some((point) => covers(area, point) >= 0)) ?? own[0];
    return {
      code: `GW${String(plan.posts.length + index + 1).padStart(3, "0")}`,
      name: `${first.street}车巡岗`,
      grid: home?.grid as string,
      kind: "vehicle",
      mode: "patrol",
      line,
      place: null,
      qualified: 0,
      hours: null,
    };
  });
}

/** Hands out persons of a squad by kind: those the plan has first, without the captain, then new ones. */
function crew(plan: Plan): { next(kind: PersonKind, squad: string): Person; readonly fresh: readonly Person[] } {
  const captains = new Set(plan.squads.map(({ captain }) => captain));
  const used = new Set(plan.persons.map(({ name }) => name));
  const names = personNames(dice(SEED));
  const free = plan.persons.filter(({ code }) => !captains.has(code));
  const fresh: Person[] = [];
  const newName = (): string => {
    for (let name = names(); ; name = names()) if (!used.has(name)) return name;
  };
  const next = (kind: PersonKind, squad: string): Person => {
    const place = free.findIndex((person) => person.kind === kind && person.squad === squad);
    if (place >= 0) return free.splice(place, 1)[0] as Person;
    const number = plan.persons.length + fresh.length + 1;
    const phone = `1990000${String(number).padStart(4, "0")}`;
    const person: Person = { code: `RY${String(number).padStart(3, "0")}`, name: newName(), kind, squad, phone };
    fresh.push(person);
    return person;
  };
  return { next, fresh };
}

/** A post with the patterns of those who man it. */
interface Manned {
  readonly post: Post;
  readonly people: readonly { readonly kind: PersonKind; readonly pattern: WeeklyPattern; readonly calendar: boolean }[];
}

function mannedOf(plan: Plan): Manned[] {
  const places = new Map(plan.places.map((place) => [place.code, place]));
  const formal = (patterns: readonly WeeklyPattern[], calendar = false) =>
    patterns.map((pattern) => ({ kind: "formal" as const, pattern, calendar }));
  const standing = plan.posts.filter(({ kind }) => kind !== "vehicle");
  return [...standing, ...vehiclePosts(plan)].map((post): Manned => {
    const place = post.place === null ? undefined : places.get(post.place);
    if (!place) {
      const beside = post.kind === "foot" ? [{ kind: "assistant" as const, pattern: BESIDE, calendar: false }] : [];
      return { post, people: [...formal(SERVICE), ...beside] };
    }
    const { hours, qualified, patterns } = MANNING[place.kind];
    return { post: { ...post, hours, qualified }, people: formal(patterns, place.kind === "school") };
  });
}

/**
 * The sample city with a full and lawful staff: three officers a beat in early and late shifts, vehicles along every main segment, two officers at once
 * at markets and joint posts, and in each squad one in reserve for eight, who are the deputies. Its audit is empty in every week, holidays too, since
 * rotas go on through them by exceptions; only schools keep the calendar's days. Posts of the lean plan stay but for its vehicles; deterministic.
 */
export function staffed(plan: Plan): Plan {
  const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
  const { next, fresh } = crew(plan);
  const standards = new Map([
    ...plan.grids.map(({ code, standard }) => [code, standard] as const),
    ...plan.assignments.map(({ post, standard }) => [post, standard] as const),
  ]);
  const manned = mannedOf(plan);
  const reserves = new Map<string, { left: number; person: Person }>();
  const deputyOf = (squad: string): Person => {
    const known = reserves.get(squad);
    const reserve = known && known.left > 0 ? known : { left: RESERVE, person: next("formal", squad) };
    reserves.set(squad, { ...reserve, left: reserve.left - 1 });
    return reserve.person;
  };
  const assignments = manned
    .flatMap(({ post, people }) => people.map((one) => ({ post, ...one })))
    .map(({ post, kind, pattern, calendar }, index): Assignment => {
      const squad = squadOf.get(post.grid) as string;
      return {
        code: `WD${String(index + 1).padStart(3, "0")}`,
        grid: post.grid,
        post: post.code,
        person: next(kind, squad).code,
        deputy: deputyOf(squad).code,
        standard: (standards.get(post.code) ?? standards.get(post.grid)) as string,
        duty: post.kind === "fixed" ? "ZZ02" : post.kind === "foot" ? "ZZ01" : "ZZ03",
        pattern,
        exceptions: calendar ? [] : rotaOn(plan, pattern),
        from: plan.version.from,
        to: null,
      };
    });
  return { ...plan, posts: manned.map(({ post }) => post), persons: [...plan.persons, ...fresh], assignments };
}
