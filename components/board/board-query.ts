import type { BoardWhat } from "../../duty/board/board";

/** What the list of boards shows. */
export interface BoardQuery {
  readonly kind: BoardWhat["kind"];
  /** Code of a squad; null: all. */
  readonly squad: string | null;
  readonly text: string;
  /** Counted from 1. */
  readonly page: number;
}

/** Kinds of boards, in the order of the tabs. */
export const KINDS: readonly BoardWhat["kind"][] = ["grid", "segment", "border"];
/** Boards on one page of the list. */
export const PAGE = 50;

/** Reads an address; where it names no squad it is `own`. "all" are all squads. */
export function boardQueryOf(query: URLSearchParams, own: string | null): BoardQuery {
  const squad = query.get("squad") ?? own;
  const page = Number(query.get("page") ?? 1);
  return {
    kind: KINDS.find((kind) => kind === query.get("kind")) ?? "grid",
    squad: squad === "all" ? null : squad,
    text: (query.get("q") ?? "").slice(0, 100),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The same as an address. */
export function boardPath({ kind, squad, text, page }: BoardQuery): string {
  const query = new URLSearchParams({ kind, squad: squad ?? "all" });
  if (text.trim() !== "") query.set("q", text);
  if (page > 1) query.set("page", String(page));
  return `/board?${query}`;
}
