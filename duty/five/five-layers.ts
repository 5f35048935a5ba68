import type { WriteLayer } from "../../geo/format/format";
import type { NounList } from "../edit/patch";
import { type Target, writeFields } from "../exchange/target";
import { columnsOf, targetOf } from "../exchange/targets";
import type { Plan } from "../plan";
import { printedInstant } from "../time/parse-instant";
import { wallClock } from "../time/wall-clock";

/** The lists that make up the five fixed, with what tells when they hold. */
export const FIVE_LISTS = [
  "persons",
  "standards",
  "duties",
  "posts",
  "assignments",
  "absences",
  "mergers",
  "days",
] as const satisfies readonly NounList[];
/** One of them. */
export type FiveList = (typeof FIVE_LISTS)[number];

/** What sheets, columns and words of a list are called in the caller's language. A word that it does not know comes back as it is. */
export interface FiveNames {
  sheet(list: FiveList | "beats"): string;
  column(list: FiveList, column: string): string;
  value(column: string, word: string, list: FiveList): string;
}

/** The nouns that concern some grids: their posts and assignments, their squads' people and absences; standards, duties, joint duty and calendar whole. */
function concerning(plan: Plan, grids: ReadonlySet<string>): Pick<Plan, FiveList> {
  const squads = new Set(plan.grids.filter(({ code }) => grids.has(code)).map(({ squad }) => squad));
  const assignments = plan.assignments.filter(({ grid }) => grids.has(grid));
  const named = new Set(assignments.flatMap(({ person, deputy }) => (deputy === null ? [person] : [person, deputy])));
  const persons = plan.persons.filter(({ code, squad }) => named.has(code) || (squad !== null && squads.has(squad)));
  const known = new Set(persons.map(({ code }) => code));
  const { standards, duties, mergers, days } = plan;
  const posts = plan.posts.filter(({ grid }) => grids.has(grid));
  return {
    persons,
    standards,
    duties,
    posts,
    assignments,
    absences: plan.absences.filter(({ person }) => known.has(person)),
    mergers,
    days,
  };
}

/** Codes as the name that only they bear in their list: what a person can read and the reader finds again. */
function nameOf(plan: Plan, list: NounList): (code: string) => string {
  const items = plan[list] as readonly { code: string; name?: string }[];
  const count = new Map<string, number>();
  for (const { code, name } of items) {
    count.set(code, (count.get(code) ?? 0) + 2);
    if (name) count.set(name, (count.get(name) ?? 0) + 1);
  }
  const names = new Map(items.flatMap(({ code, name }) => (name && count.get(name) === 1 ? [[code, name] as const] : [])));
  return (code) => names.get(code) ?? code;
}

/** Heads of a list's columns in the caller's words, where the reader would take each for the column it is; else our own names for all. */
function headsOf(list: FiveList, names: FiveNames): Readonly<Record<string, string>> {
  const said = targetOf(list).columns.map(({ name }) => [name, names.column(list, name)] as const);
  const understood = columnsOf(
    list,
    said.map(([, head]) => head),
  );
  return said.every(([name, head]) => understood[name] === head) ? Object.fromEntries(said) : {};
}

const MOMENTS = new Set(["from", "to"]);

function layersOf(plan: Plan, list: FiveList, items: readonly { readonly code: string }[], names: FiveNames): WriteLayer[] {
  const target = targetOf(list) as unknown as Target;
  const clock = wallClock(plan.version.timeZone);
  const readers = target.columns.map(({ name, refers }) => {
    const named = refers ? nameOf(plan, refers) : null;
    return (item: { readonly code: string }, value: string | number | null) => {
      if (MOMENTS.has(name)) {
        const at = (item as unknown as Record<string, number | null>)[name] ?? null;
        return at === null ? null : printedInstant(at, clock);
      }
      if (name === "squads") return (item as unknown as { squads: readonly string[] }).squads.join("、");
      if (typeof value !== "string") return value;
      return named ? named(value) : names.value(name, value, list);
    };
  });
  const heads = headsOf(list, names);
  const fields = writeFields(target.columns).map((field) => ({ ...field, name: heads[field.name] ?? field.name }));
  const shapes = target.shapes.length === 0 ? [null] : target.shapes;
  return shapes.map((shape) => {
    const own = shape === null ? items : items.filter((item) => target.shape(item as never)?.type === shape);
    const rows = own.map((item) => ({
      values: target.values(item as never).map((value, column) => (readers[column] as (typeof readers)[number])(item, value)),
      shape: target.shape(item as never),
    }));
    return { name: names.sheet(list === "posts" && shape === "line" ? "beats" : list), fields, shape, rows };
  });
}

/** The present five fixed of some grids as sheets to be filled in: heads in the caller's words, references by name where only one bears it. `fiveSheet` reads them back. */
export function fiveLayers(plan: Plan, grids: ReadonlySet<string>, names: FiveNames): WriteLayer[] {
  const nouns = concerning(plan, grids);
  return FIVE_LISTS.flatMap((list) => layersOf(plan, list, nouns[list], names));
}
