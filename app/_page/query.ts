/** What stands behind the question mark of a page's address. */
export type PageQuery = Promise<Record<string, string | string[] | undefined>>;

/** The first value of a name, or null. */
export const firstOf = (value: string | string[] | undefined): string | null => (Array.isArray(value) ? value[0] : value) ?? null;

/** A page's path with its query, to come back to. */
export function pathWith(path: string, query: Awaited<PageQuery>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const first = firstOf(value);
    if (first !== null) given.set(name, first);
  }
  const text = given.toString();
  return text === "" ? path : `${path}?${text}`;
}
