import type { BorderLine } from "./ledger";
import { type Standing, standingOf } from "./standing";

/** What of the ledger is shown. "": no such limit. */
export interface LedgerFilter {
  readonly squad: string;
  readonly standing: Standing | "";
  /** Words looked for in squads, streets and places. */
  readonly search: string;
  readonly order: LedgerOrder;
}

/** Orders of the ledger: the leader's own, or by one figure. */
export const ORDERS = ["urgency", "since", "length", "violations"] as const;

/** One of them. */
export type LedgerOrder = (typeof ORDERS)[number];

const AFTER_ALL = Number.MAX_SAFE_INTEGER;

const RANK: Readonly<Record<Exclude<LedgerOrder, "urgency">, (line: BorderLine) => number>> = {
  since: ({ review }) => review.since ?? AFTER_ALL,
  length: ({ length }) => -length,
  violations: ({ review }) => -review.violations,
};

const words = ({ key, names, streets, places }: BorderLine) =>
  [key, ...names, ...streets, ...places.map(({ name }) => name)].join("\n").toLowerCase();

/** Whether a proposal waits for the squad. */
export const waitsFor = ({ review }: BorderLine, squad: string | null): boolean => squad !== null && review.open?.waitsFor === squad;

/** The borders that a filter lets through, what waits for `mine` before all others, then in its order; they come in the leader's order. */
export function filtered(
  borders: readonly BorderLine[],
  { squad, standing, search, order }: LedgerFilter,
  mine: string | null,
): BorderLine[] {
  const wanted = search.trim().toLowerCase();
  const kept = borders.filter(
    (line) =>
      (squad === "" || line.between.includes(squad)) &&
      (standing === "" || standingOf(line.review) === standing) &&
      (wanted === "" || words(line).includes(wanted)),
  );
  if (order !== "urgency") kept.sort((p, q) => RANK[order](p) - RANK[order](q));
  return [...kept.filter((line) => waitsFor(line, mine)), ...kept.filter((line) => !waitsFor(line, mine))];
}
