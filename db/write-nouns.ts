import type { NounList, Nouns, Patch } from "../duty/edit/patch";
import { NOUN_LISTS } from "../duty/edit/patch";
import type { Assignment, Instant, Segment } from "../duty/plan";
import { arrayLiteral, type BulkColumn, bulkInsert } from "./bulk";
import type { Query } from "./client";
import { ewkbOfArea, ewkbOfLine, ewkbOfPoint } from "./geometry";
import { storableJson } from "./text";

/** A moment as PostgreSQL reads it. */
export const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());
const text = <Row>(name: keyof Row & string, column = name as string): BulkColumn<Row> => ({
  name: column,
  type: "text",
  of: (row) => row[name] as string | null,
});
const json = <Row>(name: string, of: (row: Row) => unknown): BulkColumn<Row> => ({
  name,
  type: "jsonb",
  of: (row) => {
    const value = of(row);
    return value === null ? null : storableJson(value);
  },
});
const geometry = <Row>(name: string, of: (row: Row) => string): BulkColumn<Row> => ({ name, type: "geometry", of });
const moment = <Row>(name: string, of: (row: Row) => Instant | null): BulkColumn<Row> => ({
  name,
  type: "timestamptz",
  of: (row) => iso(of(row)),
});
const number = <Row>(name: string, of: (row: Row) => number): BulkColumn<Row> => ({ name, type: "float8", of });
const span = <Row extends { from: Instant; to: Instant | null }>() => [
  moment<Row>("valid_from", (row) => row.from),
  moment<Row>("valid_to", (row) => row.to),
];

/** The table each list is kept in. */
const TABLES: Readonly<Record<NounList, string>> = {
  offices: "office",
  communities: "community",
  persons: "person",
  squads: "squad",
  standards: "standard",
  duties: "duty",
  grids: "grid",
  cells: "cell",
  segments: "segment",
  places: "place",
  posts: "post",
  assignments: "assignment",
  rules: "border_rule",
  allowances: "allowance",
  days: "calendar_day",
  absences: "absence",
  mergers: "merger",
};

/** Writes lists of a plan's nouns, those they refer to first. A code that is there already is written over when `over` says so, else refused by the database. */
export async function writeNouns(sql: Query, id: number, nouns: Partial<Nouns>, over = false): Promise<void> {
  const into = <Row>(table: string, rows: readonly Row[] | undefined, columns: readonly BulkColumn<Row>[]) => {
    const names = columns.map(({ name }) => `"${name}" = excluded."${name}"`).join(", ");
    const tail = over ? ` on conflict (plan, code) do update set ${names}` : "";
    return bulkInsert(sql, table, [{ name: "plan", type: "int4", of: () => id }, ...columns], rows ?? [], { tail });
  };
  const names = <Row extends { code: string; name: string }>() => [text<Row>("code"), text<Row>("name")];
  await into("office", nouns.offices, names());
  await into("community", nouns.communities, [
    ...names<Nouns["communities"][number]>(),
    text("office"),
    geometry("area", ({ area }) => ewkbOfArea(area)),
  ]);
  await into("person", nouns.persons, [...names<Nouns["persons"][number]>(), text("kind"), text("squad"), text("phone")]);
  await into("squad", nouns.squads, [...names<Nouns["squads"][number]>(), text("captain"), text("phone")]);
  await into("standard", nouns.standards, [
    ...names<Nouns["standards"][number]>(),
    { name: "version", type: "int4", of: ({ version }) => version },
    json("items", ({ items }) => items),
  ]);
  await into("duty", nouns.duties, [...names<Nouns["duties"][number]>(), text("text"), text("answersTo", "answers_to")]);
  await into("grid", nouns.grids, [...names<Nouns["grids"][number]>(), text("squad"), text("standard"), text("duty")]);
  await into("cell", nouns.cells, [text("code"), text("community"), text("grid"), geometry("area", ({ area }) => ewkbOfArea(area))]);
  await into<Segment>("segment", nouns.segments, [
    ...names<Segment>(),
    text("street"),
    text("class"),
    json("ends", ({ ends }) => ends),
    geometry("line", ({ line }) => ewkbOfLine(line)),
    text("chief"),
    text("squad"),
  ]);
  await into("place", nouns.places, [
    ...names<Nouns["places"][number]>(),
    text("kind"),
    geometry("at", ({ at }) => ewkbOfPoint(at)),
    json("key_hours", ({ keyHours }) => keyHours),
  ]);
  await into("post", nouns.posts, [
    ...names<Nouns["posts"][number]>(),
    text("grid"),
    text("kind"),
    text("mode"),
    geometry("line", ({ line }) => ewkbOfLine(line)),
    text("place"),
    { name: "qualified", type: "int4", of: ({ qualified }) => qualified },
    json("hours", ({ hours }) => hours),
  ]);
  await into<Assignment>("assignment", nouns.assignments, [
    text("code"),
    text("grid"),
    text("post"),
    text("person"),
    text("deputy"),
    text("standard"),
    text("duty"),
    json("pattern", ({ pattern }) => pattern),
    json("exceptions", ({ exceptions }) => exceptions),
    ...span<Assignment>(),
  ]);
  await into("absence", nouns.absences, [text("code"), text("person"), text("reason"), ...span<Nouns["absences"][number]>()]);
  await into("border_rule", nouns.rules, [
    text("code"),
    { name: "one", type: "text", of: ({ between }) => between[0] },
    { name: "other", type: "text", of: ({ between }) => between[1] },
    number("width", ({ width }) => width),
    text("basis"),
    text("state"),
    json("parts", ({ parts }) => parts),
    text("text"),
    ...span<Nouns["rules"][number]>(),
  ]);
  await into("allowance", nouns.allowances, [
    ...names<Nouns["allowances"][number]>(),
    geometry("area", ({ area }) => ewkbOfArea(area)),
    json("categories", ({ categories }) => categories),
    json("hours", ({ hours }) => hours),
    ...span<Nouns["allowances"][number]>(),
  ]);
  await into("merger", nouns.mergers, [
    ...names<Nouns["mergers"][number]>(),
    json("squads", ({ squads }) => squads),
    text("lead"),
    json("hours", ({ hours }) => hours),
    ...span<Nouns["mergers"][number]>(),
  ]);
  await into("calendar_day", nouns.days, [
    ...names<Nouns["days"][number]>(),
    text("kind"),
    { name: "lived_as", type: "int4", of: ({ as }) => as },
  ]);
}

/** Takes nouns away, those that refer to others first. */
export async function removeNouns(sql: Query, id: number, remove: Patch["remove"]): Promise<void> {
  for (const name of [...NOUN_LISTS].reverse()) {
    const codes = remove[name] ?? [];
    if (codes.length > 0)
      await sql`delete from ${sql(TABLES[name])} where plan = ${id} and code = any(${arrayLiteral(codes)}::text::text[])`;
  }
}
