/** Text as PostgreSQL can keep it: it knows no NUL, which becomes the replacement character. Halves of characters become it on the way. */
export const storable = (text: string): string => text.replaceAll("\0", "\uFFFD");

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

const whole = (text: string) => storable(text).replace(/\p{Surrogate}/gu, "\uFFFD");

function cleaned(value: Plain): Plain {
  if (typeof value === "string") return whole(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(cleaned);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [whole(key), cleaned(one)]));
}

/** How JSON writes what PostgreSQL cannot keep. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

/** JSON as PostgreSQL can keep it, names of fields too. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  return UNSTORABLE.test(text) ? JSON.stringify(cleaned(JSON.parse(text) as Plain)) : text;
}
