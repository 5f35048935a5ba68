import type { Instant } from "../../duty/plan";
import type { RowAnswer } from "../../duty/violation/row-answer";
import type { ViolationLine } from "../../duty/violation/violation-line";
import type { ViolationUpdate } from "../../duty/violation/violation-update";

/** A page of violations, newest first. `next` is where the following page begins, null at the end; `now` the portal's clock. */
export interface ViolationPageAnswer {
  readonly lines: readonly ViolationLine[];
  readonly next: string | null;
  readonly now: Instant;
}

/** Who reported, masked by the portal unless just revealed. */
export interface ShownReporter {
  readonly violation: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** A violation that may be the same, and how near it is: metres, and minutes between the two. */
export interface SimilarViolation {
  readonly line: ViolationLine;
  readonly metres: number;
  readonly minutes: number;
}

/** What the codes of a line are called; null for what it has not. */
export interface LineNames {
  readonly squad: string | null;
  readonly lead: string | null;
  readonly grid: string | null;
  readonly segment: string | null;
  readonly chief: string | null;
  readonly allowance: string | null;
}

/** One violation with all that belongs to it. `merged` are those that were merged into it. */
export interface ViolationDetail {
  readonly line: ViolationLine;
  readonly updates: readonly ViolationUpdate[];
  readonly reporters: readonly ShownReporter[];
  readonly similar: readonly SimilarViolation[];
  readonly merged?: readonly ViolationLine[];
  readonly names: LineNames;
}

/** What the intake answers to a whole hand-in. */
export interface IntakeAnswer {
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
  readonly rows: readonly RowAnswer[];
}

/** A local extension of the city's vocabulary. */
export interface LocalCategory {
  readonly code: string;
  readonly name: string;
  readonly major: string;
}
