import type { ViolationLine } from "../../duty/violation/violation-line";

/** The list as it grows: what the pages told and what came live, each violation once. */
export interface LiveList {
  /** Newest first. */
  readonly lines: readonly ViolationLine[];
  /** Numbers of those that came live and were not seen yet. */
  readonly unseen: ReadonlySet<number>;
  /** Came while the list was paused, oldest first. */
  readonly held: readonly ViolationLine[];
}

/** A list before anything is known. */
export const NO_LINES: LiveList = { lines: [], unseen: new Set(), held: [] };

/** So many are kept at most: further back lead the pages. */
export const MOST_LINES = 1000;

const newestFirst = (a: ViolationLine, b: ViolationLine) => b.at - a.at || b.id - a.id;

/** Two lists as one, each violation once, as the later list tells it. */
function united(before: readonly ViolationLine[], more: readonly ViolationLine[]): readonly ViolationLine[] {
  const byId = new Map(before.map((line) => [line.id, line]));
  for (const line of more) byId.set(line.id, line);
  return [...byId.values()].sort(newestFirst);
}

/** The list after pages were read anew. What came live since stays; what is behind the pages' end is left to the next page. */
export function withPages(list: LiveList, pages: readonly ViolationLine[], complete: boolean): LiveList {
  const last = pages[pages.length - 1];
  const live = list.lines.filter((line) => list.unseen.has(line.id) && (complete || !last || newestFirst(line, last) < 0));
  return { ...list, lines: united(live, pages) };
}

/** The list after violations came live: those it knows are only told anew; while it is paused the others wait. */
export function withNews(list: LiveList, news: readonly ViolationLine[], paused: boolean): LiveList {
  const known = new Set(list.lines.map(({ id }) => id));
  const told = news.filter(({ id }) => known.has(id));
  const waiting = new Set(list.held.map(({ id }) => id));
  const fresh = news.filter(({ id }, index) => !known.has(id) && !waiting.has(id) && news.findIndex((one) => one.id === id) === index);
  const lines = told.length > 0 ? united(list.lines, told) : list.lines;
  if (fresh.length === 0) return told.length > 0 ? { ...list, lines } : list;
  if (paused) return { ...list, lines, held: [...list.held, ...fresh].slice(-MOST_LINES) };
  const grown = united(lines, fresh).slice(0, MOST_LINES);
  return { lines: grown, unseen: new Set([...list.unseen, ...fresh.map(({ id }) => id)]), held: list.held };
}

/** The list after the pause: what waited is in it. */
export const resumed = (list: LiveList): LiveList => withNews({ ...list, held: [] }, list.held, false);

/** The list with everything seen. */
export const seen = (list: LiveList): LiveList => (list.unseen.size === 0 ? list : { ...list, unseen: new Set() });

/** The number before or after the chosen one; the first where none is chosen, the same at the ends. */
export function neighbour(lines: readonly ViolationLine[], chosen: number | null, step: 1 | -1): number | null {
  const at = lines.findIndex(({ id }) => id === chosen);
  if (at < 0) return lines[0]?.id ?? null;
  return lines[Math.min(lines.length - 1, Math.max(0, at + step))]?.id ?? null;
}
