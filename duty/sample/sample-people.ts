import type { Point } from "../../geo/plane/point";
import type { Assignment, DutyMode, Person, Place, Post, PostKind, Weekday, WeeklyPattern } from "../plan";
import type { Dice } from "./dice";
import { personNames } from "./names";

/** Persons of one squad: a captain, formal officers, assistants. */
export interface Team {
  readonly captain: Person;
  readonly formal: readonly Person[];
  readonly assistants: readonly Person[];
}

const two = (value: number, width = 2) => String(value).padStart(width, "0");
/** A number no network gives out: a sample must not ring a real phone. */
const phone = (number: number) => `1990000${two(number, 4)}`;

/** Sixty officers and assistants in teams of twelve, and cadres who serve as chiefs. */
export function peopleOf(squads: readonly string[], cadres: number, chance: Dice): { persons: Person[]; teams: Map<string, Team> } {
  const nextName = personNames(chance);
  const persons: Person[] = [];
  const make = (kind: Person["kind"], squad: string | null): Person => {
    const number = persons.length + 1;
    const person = { code: `RY${two(number, 3)}`, name: nextName(), kind, squad, phone: phone(number) };
    persons.push(person);
    return person;
  };
  const teams = new Map(
    squads.map((squad) => {
      const captain = make("formal", squad);
      const formal = Array.from({ length: 6 }, () => make("formal", squad));
      const assistants = Array.from({ length: 5 }, () => make("assistant", squad));
      return [squad, { captain, formal, assistants }] as const;
    }),
  );
  for (let k = 0; k < cadres; k++) make("cadre", null);
  return { persons, teams };
}

const h = (hours: number) => Math.round(hours * 60);
/** The five working days of somebody whose rest days begin on `rest`. */
const workdays = (rest: number): Weekday[] => ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).filter((day) => (day - 1 - rest + 7) % 7 >= 2);
const spans = (days: Weekday[], ...pairs: readonly (readonly [number, number])[]): WeeklyPattern =>
  pairs.map(([from, to]) => ({ days, from: h(from), to: h(to) }));

/** How a grid is watched, by the key place that stands in it: who stands when at the place, and on the beat in between. 7.5 hours a day at most, five days. */
function patterns(kind: Place["kind"] | null, rest: number): { place: WeeklyPattern; beat: WeeklyPattern } {
  const days = workdays(rest);
  const school = days.filter((day) => day <= 5);
  switch (kind) {
    case "market":
      return { place: spans(days, [6.5, 9], [11, 13], [16.5, 19]), beat: [] };
    case "school":
      return { place: spans(school, [7, 8.25], [11.5, 12.25], [16.25, 17.75]), beat: spans(days, [8.5, 11.25], [15, 16.25]) };
    case "mall":
    case "food-street":
      return { place: spans(days, [17, 21.5]), beat: spans(days, [14, 17]) };
    case "fringe":
      return { place: spans(days, [7, 11.5], [14.5, 17.5]), beat: [] };
    default:
      return { place: [], beat: spans(days, [8, 11.5], [14, 18]) };
  }
}

const MODES: Readonly<Record<Place["kind"], DutyMode>> = {
  market: "peak-watch",
  school: "peak-watch",
  mall: "patrol",
  "food-street": "patrol",
  fringe: "fixed-joint",
  hospital: "patrol",
  station: "fixed-joint",
  park: "patrol",
};
const STANDARD: Readonly<Record<Place["kind"], string>> = {
  market: "BZ02",
  school: "BZ03",
  mall: "BZ04",
  "food-street": "BZ06",
  fringe: "BZ05",
  hospital: "BZ01",
  station: "BZ01",
  park: "BZ01",
};

/** What the posts of a grid need to know. */
export interface GridGround {
  readonly code: string;
  readonly name: string;
  readonly squad: string;
  readonly place: Place | null;
  readonly beat: readonly Point[];
}

/** Posts and assignments of all grids: one person a grid, the others of the team on late beats and in the car. */
export function watchOf(
  grids: readonly GridGround[],
  teams: ReadonlyMap<string, Team>,
  from: number,
): { posts: Post[]; assignments: Assignment[] } {
  const posts: Post[] = [];
  const assignments: Assignment[] = [];
  const post = (name: string, grid: string, kind: PostKind, mode: DutyMode, line: readonly Point[], place: string | null) => {
    posts.push({ code: `GW${two(posts.length + 1, 3)}`, name, grid, kind, mode, line, place, qualified: 0, hours: null });
    return posts[posts.length - 1] as Post;
  };
  const assign = (at: Post, person: Person, deputy: Person, standard: string, duty: string, pattern: WeeklyPattern) => {
    if (pattern.every(({ days }) => days.length === 0)) return;
    assignments.push({
      code: `WD${two(assignments.length + 1, 3)}`,
      grid: at.grid,
      post: at.code,
      person: person.code,
      deputy: deputy.code,
      standard,
      duty,
      pattern,
      exceptions: [],
      from,
      to: null,
    });
  };
  for (const [squad, team] of teams) {
    const own = grids.filter((grid) => grid.squad === squad);
    const crew = [...team.formal, ...team.assistants];
    own.forEach((grid, index) => {
      const person = crew[index % crew.length] as Person;
      const deputy = crew[(index + 1) % crew.length] as Person;
      const { place, beat } = patterns(grid.place?.kind ?? null, index);
      const foot = post(`${grid.name}步巡岗`, grid.code, "foot", "patrol", grid.beat, null);
      if (grid.place) {
        const { kind, name, at, code } = grid.place;
        assign(post(`${name}岗`, grid.code, "fixed", MODES[kind], [at], code), person, deputy, STANDARD[kind], "ZZ02", place);
      }
      assign(foot, person, deputy, "BZ01", "ZZ01", beat);
      // Those without a grid of their own walk the late beats of the first grids.
      const late = crew[own.length + index];
      if (late) assign(foot, late, person, "BZ01", "ZZ01", spans(workdays(index + 3), [11.5, 14], [17, 21.5]));
    });
    const first = own[0];
    if (first) {
      const car = post(
        `${first.name}车巡岗`,
        first.code,
        "vehicle",
        "patrol",
        own.slice(0, 5).flatMap(({ beat }) => beat.slice(0, 3)),
        null,
      );
      assign(car, team.captain, team.formal[0] as Person, "BZ01", "ZZ03", spans([1, 2, 3, 4, 5], [8, 12], [14.5, 17.5]));
    }
  }
  return { posts, assignments };
}
