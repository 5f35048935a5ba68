import type { Channel } from "../../duty/violation/channel";
import type { Value } from "../../geo/format/format";
import type { Bounds, Point } from "../../geo/plane/point";
import type { BulkColumns } from "./bulk-columns";
import type { BulkProgress, RefusedRow } from "./bulk-run";

/** One table of the file: its columns, and its first rows. */
export interface BulkLayer {
  readonly name: string;
  readonly fields: readonly string[];
  readonly sample: readonly { readonly number: number; readonly values: Readonly<Record<string, Value>> }[];
}

/** What a file says of itself. `digest` is of its bytes. */
export interface BulkHead {
  readonly name: string;
  readonly size: number;
  readonly digest: string;
  readonly encoding: string;
  readonly layers: readonly BulkLayer[];
}

/** What is known of the coordinate system of two columns: "one" is sure, "ask" the likeliest first, "none" no place at all. */
export interface BulkPlaces {
  readonly verdict: "one" | "ask" | "none";
  readonly systems: readonly string[];
  readonly swapped: boolean;
}

/** How the person wants the file to be taken. */
export interface BulkChoices {
  readonly layer: string;
  readonly columns: BulkColumns;
  readonly system: string;
  readonly swapped: boolean;
  readonly channel: Channel;
}

/** Heads of the columns that are added to refused rows. */
export interface RefusedHeads {
  readonly row: string;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
  readonly detail: string;
}

/** Messages to the worker. */
export type ToBulk =
  | { readonly kind: "open"; readonly file: File; readonly encoding: string | null }
  | {
      readonly kind: "look";
      readonly layer: string;
      readonly lon: string;
      readonly lat: string;
      readonly near: Bounds | null;
      readonly revision: string;
    }
  | { readonly kind: "run"; readonly choices: BulkChoices; readonly key: string; readonly language: string }
  | { readonly kind: "pause" | "resume" | "stop" }
  | { readonly kind: "refused"; readonly heads: RefusedHeads; readonly words: Readonly<Record<string, string>> };

/** Messages from it. */
export type FromBulk =
  | { readonly kind: "reading"; readonly part: number }
  | { readonly kind: "head"; readonly head: BulkHead }
  | { readonly kind: "places"; readonly places: BulkPlaces; readonly points: readonly Point[] }
  | { readonly kind: "progress"; readonly progress: BulkProgress; readonly refused: readonly RefusedRow[] }
  | { readonly kind: "refused"; readonly csv: Blob }
  | { readonly kind: "failed"; readonly fault: string; readonly values: Readonly<Record<string, string | number>> };
