import type { Instant } from "../plan";
import type { Custody } from "./custody";

/** A violation under first receipt, as a line of a list. */
export interface CustodyLine {
  readonly violation: number;
  readonly between: readonly [string, string];
  readonly holder: string;
  /** As at the last step: time alone makes "held" or "offered" a matter for the leader once `dueAt` has passed. */
  readonly state: Custody["state"];
  readonly offeredTo: string | null;
  readonly refusals: number;
  readonly steps: number;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly lon: number;
  readonly lat: number;
  /** When it was found. */
  readonly at: Instant;
  readonly category: string;
  readonly description: string | null;
}
