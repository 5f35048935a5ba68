import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { Refused } from "./refused";
import type { Say } from "./words";

/** A relative path is meant from where the user stands, not from where npm runs. */
export function toldPath(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: stands } = process.env;
  return script === "wuding" && stands ? resolve(stands, path) : resolve(path);
}

/** A file that was named. */
export interface ToldFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

/** The file at a path that was typed. @throws Refused where there is none, or an empty one */
export function toldFile(typed: string, say: Say): ToldFile {
  const path = toldPath(typed);
  const name = basename(path);
  try {
    const there = statSync(path);
    if (!there.isFile()) throw new Error(say("not-a-file"));
    if (there.size === 0) throw new Refused(say("empty-file", { file: name }));
    return { path, name, size: there.size };
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(say("no-file", { file: typed, message: (error as Error).message }));
  }
}
