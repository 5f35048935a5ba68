import { categoryNamed, categoryOf, LOCAL_MARK, localCategory } from "../duty/violation/category";
import { type Actor, writeAudit } from "./audit";
import type { Database } from "./client";

/** Major class of what nothing else fits: 其他事项. */
const OTHER = "10";
/** Numbers that local extensions of one class may take at most; the rest is left to the standard. */
const ROOM = 900;

/**
 * Finds the codes of category texts: national codes of five digits, four-digit ones of 2013, exact names; anything else becomes a local extension
 * of the city, once per text, as long as there are numbers left. @returns text -> code; a text for which there is no number is not in it.
 */
export async function categoryCodes(db: Database, city: number, texts: Iterable<string>): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  const unknown: string[] = [];
  for (const text of new Set(texts)) {
    const known = categoryOf(text) ?? categoryNamed(text);
    if (known) codes.set(text, known.code);
    else unknown.push(text);
  }
  if (unknown.length === 0) return codes;
  await db.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(4711, 3)`;
    const rows = await sql<{ code: string; name: string }[]>`select code, name from category where city = ${city}`;
    const taken = new Set(rows.map(({ code }) => code));
    const byName = new Map(rows.map(({ code, name }) => [name, code]));
    for (const text of unknown) {
      if (taken.size >= ROOM && !byName.has(`${text}${LOCAL_MARK}`)) continue;
      const made = localCategory(OTHER, taken, text);
      const code = byName.get(made.name) ?? made.code;
      codes.set(text, code);
      if (byName.has(made.name)) continue;
      taken.add(code);
      byName.set(made.name, code);
      await sql`insert into category (city, code, name, major) values (${city}, ${code}, ${made.name}, ${made.major})`;
    }
  });
  return codes;
}

/** The local extensions of a city. */
export function localCategories(db: Database, city: number): Promise<{ code: string; name: string; major: string }[]> {
  return db.sql<
    { code: string; name: string; major: string }[]
  >`select code, name, major from category where city = ${city} order by code desc`;
}

/** What became of a local extension somebody wanted to add. */
export type AddedCategory =
  | { readonly ok: true; readonly category: { readonly code: string; readonly name: string; readonly major: string } }
  | { readonly ok: false; readonly fault: "category.known" | "category.full" };

/** Adds a local extension of a city within a major class. */
export async function addLocalCategory(
  db: Database,
  city: number,
  { name, major }: { readonly name: string; readonly major: string },
  by: Actor,
): Promise<AddedCategory> {
  return (await db.sql.begin(async (sql): Promise<AddedCategory> => {
    await sql`select pg_advisory_xact_lock(4711, 3)`;
    const rows = await sql<{ code: string; name: string }[]>`select code, name from category where city = ${city}`;
    const taken = new Set(rows.map(({ code }) => code));
    if (rows.filter(({ code }) => code.startsWith(major)).length >= ROOM) return { ok: false, fault: "category.full" };
    const made = localCategory(major, taken, name);
    if (categoryNamed(name) || rows.some((row) => row.name === made.name)) return { ok: false, fault: "category.known" };
    const category = { code: made.code, name: made.name, major: made.major };
    await sql`insert into category (city, code, name, major) values (${city}, ${category.code}, ${category.name}, ${category.major})`;
    await writeAudit(sql, { actor: by, action: "category.add", noun: "category", key: category.code, after: category });
    return { ok: true, category };
  })) as AddedCategory;
}
