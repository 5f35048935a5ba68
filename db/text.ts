/** Text as PostgreSQL can keep it: it knows no NUL, which becomes the replacement character. */
export const storable = (text: string): string => text.replaceAll("\0", "\uFFFD");

/** JSON as PostgreSQL can keep it. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, one) => (typeof one === "string" ? storable(one) : one));
