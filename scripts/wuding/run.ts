import type { Actor } from "../../db/audit";
import type { Database } from "../../db/client";
import type { Console } from "./console";
import type { Language, Say } from "./words";

/** What a command has at hand while it runs. */
export interface Run {
  readonly db: Database;
  readonly by: Actor;
  readonly say: Say;
  readonly language: Language;
  readonly io: Console;
  /** The folder of the embedded database, of reports too. */
  readonly dataDir: string;
}

/** What to do once a database is open. */
export type Work = (run: Run) => Promise<void>;

/** Options as they are typed, by how they are declared. */
export type Typed<Declared extends Readonly<Record<string, { readonly type: string; readonly multiple?: boolean }>>> = {
  readonly [Name in keyof Declared]?:
    | (Declared[Name]["type"] extends "boolean" ? boolean : Declared[Name] extends { multiple: true } ? string[] : string)
    | undefined;
};

/** A command: looks at what was typed and at files first, answers with what is to be done in the database. `given` are the words after its own. */
export type Command<Options> = (options: Options, say: Say, given: readonly string[]) => Work | Promise<Work>;

/** A moment as a line of a list shows it, in UTC to the minute. */
export const moment = (at: number | null): string => (at === null ? "-" : `${new Date(at).toISOString().slice(0, 16)}Z`);
