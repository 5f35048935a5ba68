import type { Value } from "./format";

/** Types of fields by their name, as a `<Schema>` declares them. */
export type KmlSchema = ReadonlyMap<string, string>;

const NUMBERS = new Set(["int", "uint", "short", "ushort", "float", "double"]);

/** The value of a text by its declared type; undefined when it is none of that type. */
export function kmlValue(text: string, type: string | undefined): Value | undefined {
  if (type === undefined || type === "string") return text;
  const plain = text.trim();
  if (plain === "") return null;
  if (NUMBERS.has(type)) {
    const value = Number(plain);
    return Number.isFinite(value) ? value : undefined;
  }
  if (type !== "bool") return text;
  if (/^(1|true)$/i.test(plain)) return true;
  return /^(0|false)$/i.test(plain) ? false : undefined;
}

/** A description without the tags of HTML, which Google's balloons are written in. */
export function plainText(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<[^<>]*>/g, "")
    .trim();
}
