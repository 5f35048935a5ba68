import type { Ground } from "./ground";

/** Which rows a question is about: those that pass every part. What is null does not narrow. */
export interface RowFilter {
  /** Half-open. */
  readonly slots: readonly [from: number, to: number] | null;
  /** 1 for each quarter hour of the week that passes; 672 of them. */
  readonly hows: Uint8Array | null;
  /** 1 for each kind that passes, by its number; a kind beyond the end does not pass. */
  readonly kinds: Uint8Array | null;
  /** Which squares pass, and at what quarter hours of the week: of box and near places together, by `groundOf`. */
  readonly ground: Ground | null;
}

/** The filter that every row passes. */
export const EVERY_ROW: RowFilter = { slots: null, hows: null, kinds: null, ground: null };
