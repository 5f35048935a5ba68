import type { BoardWhat } from "../../duty/board/board";
import type { Language } from "../words/language";

/** What is to be printed: boards by code, or all of a kind, of one squad or of all. */
export type PrintWhat = { readonly codes: readonly string[] } | { readonly kind: BoardWhat["kind"]; readonly squad: string | null };

/** How. */
export interface PrintHow {
  readonly size: "A4" | "60x90";
  readonly language: Language;
}

/** Servers refuse a head of 16 KiB; an address must leave room for cookies. */
const LONGEST = 9000;

/** The address of a PDF; null: too many boards were named one by one. */
export function printAddress(what: PrintWhat, { size, language }: PrintHow): string | null {
  const query = new URLSearchParams({ size, language });
  if ("codes" in what) query.set("codes", what.codes.join(","));
  else {
    query.set("kind", what.kind);
    if (what.squad !== null) query.set("squad", what.squad);
  }
  const address = `/api/board/print?${query}`;
  return address.length > LONGEST ? null : address;
}
