import { createHash, randomInt } from "node:crypto";

/** Letters and digits that nobody mistakes for one another (Crockford's base 32). */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 3;
const LONG = 4;

/** A verification code nobody guesses: twelve signs in three groups, 60 bits of chance. */
export const verificationCode = (): string =>
  Array.from({ length: GROUPS }, () => Array.from({ length: LONG }, () => SIGNS[randomInt(SIGNS.length)]).join("")).join("-");

/** A code as somebody types it: without case, blanks and hyphens in the wrong place; null if it can be none. */
export function codeTyped(text: string): string | null {
  const signs = text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (signs.length !== GROUPS * LONG || [...signs].some((sign) => !SIGNS.includes(sign))) return null;
  return (signs.match(/.{4}/g) as string[]).join("-");
}

/** A value with its keys in order, so that the same content has the same text wherever it was kept. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}

/** SHA-256 over a content, hexadecimal: the same for the same content in whatever order its keys stand. */
export const digestOf = (content: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(ordered(content)))
    .digest("hex");
