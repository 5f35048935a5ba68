import type { Actor } from "../../db/audit";
import type { Database } from "../../db/client";
import type { Console } from "./console";
import type { Say } from "./words";

/** What a command has at hand while it runs. */
export interface Run {
  readonly db: Database;
  readonly by: Actor;
  readonly say: Say;
  readonly io: Console;
  /** The folder of the embedded database, of reports too. */
  readonly dataDir: string;
}

/** A moment as a line of a list shows it, in UTC to the minute. */
export const moment = (at: number | null): string => (at === null ? "-" : `${new Date(at).toISOString().slice(0, 16)}Z`);
