import type { BoardWhat } from "./board";

const PLAIN = /[^A-Za-z0-9]/g;
const WRITTEN = /^(?:[A-Za-z0-9]|_[0-9a-f]{4})+$/;

/** Letters and digits stay; any other character is `_` and the four hex digits of its UTF-16 unit. */
const written = (code: string) => code.replace(PLAIN, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

const read = (text: string) => text.replace(/_([0-9a-f]{4})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A pair of squads in ascending order, as plans keep it. */
export const ascending = ([one, other]: readonly [string, string]): readonly [string, string] =>
  one < other ? [one, other] : [other, one];

/**
 * The public code of a notice board: "g-WG01", "s-LD001", "b-ZD01-ZD02". It stands printed in the street for years, so it depends on the plan's codes
 * only, holds nothing but letters, digits, `-` and `_`, and says the same for a border whichever squad is named first.
 */
export function boardCode(what: BoardWhat): string {
  if (what.kind === "border") return `b-${ascending(what.between).map(written).join("-")}`;
  return `${what.kind === "grid" ? "g" : "s"}-${written(what.code)}`;
}

/** What a public code names, or null if it is none that `boardCode` gives. */
export function whatOf(code: string): BoardWhat | null {
  const [head, ...parts] = code.split("-");
  if (!parts.every((part) => WRITTEN.test(part))) return null;
  const [one, other] = parts.map(read);
  let what: BoardWhat | null = null;
  if (head === "b" && parts.length === 2) what = { kind: "border", between: ascending([one as string, other as string]) };
  if ((head === "g" || head === "s") && parts.length === 1) what = { kind: head === "g" ? "grid" : "segment", code: one as string };
  return what && boardCode(what) === code ? what : null;
}
