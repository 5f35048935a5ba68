import type { LayerUse } from "../../duty/exchange/targets";

/** Where an import stands. */
export type ImportState = "uploading" | "waiting" | "reading" | "ready" | "taking" | "taken" | "refused" | "cancelled";

/** What was seen of one layer of the file. */
export interface LayerSeen {
  readonly name: string;
  readonly fields: readonly string[];
  readonly count: number;
  readonly shapes: readonly ("point" | "line" | "area")[];
  readonly box: readonly [number, number, number, number] | null;
  readonly lon: string | null;
  readonly lat: string | null;
}

/** What a layer is, and which of its columns is what. */
export interface LayerTold {
  readonly layer: string;
  readonly use: LayerUse;
  readonly columns: Readonly<Record<string, string>>;
  readonly lon: string | null;
  readonly lat: string | null;
}

/** What the portal knows of a file once it has read it. */
export interface ImportHead {
  readonly format: string;
  readonly encoding: { readonly name: string; readonly by: "file" | "told" | "detected" };
  readonly named: { readonly code: string | null; readonly name: string | null; readonly text: string } | null;
  readonly layers: readonly LayerSeen[];
  readonly coordinates: {
    readonly verdict: "named" | "one" | "ask" | "none";
    readonly candidates: readonly { readonly code: string; readonly name: string }[];
    readonly swapped: boolean;
  };
  readonly proposed: readonly (LayerTold & { readonly remembered: boolean })[];
}

/** Where what comes in goes. */
export type ImportInto =
  | { readonly plan: number }
  | {
      readonly name: string;
      readonly basedOn: number | null;
      readonly city: { readonly id: number } | { readonly name: string; readonly timeZone: string };
    };

/** What the user tells of a file before it is taken. */
export interface ImportOptions {
  readonly system: string;
  readonly swapped: boolean;
  readonly layers: readonly LayerTold[];
  readonly into: ImportInto;
  readonly whole: boolean;
  readonly replaceGround: boolean;
  readonly skipFaults: boolean;
}

/** Why an import was refused, or what came of it. */
export type ImportResult =
  | { readonly fault: string; readonly values?: Readonly<Record<string, string | number>> }
  | {
      readonly plan: number;
      readonly change: number | null;
      readonly counts: Readonly<Record<string, number>>;
      readonly ground: number;
    };

/** An import as the portal tells it; moments in milliseconds, progress from 0 to 1. */
export interface ImportJob {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly state: ImportState;
  readonly progress: number;
  readonly head: ImportHead | null;
  readonly options: Partial<ImportOptions> | null;
  readonly result: ImportResult | null;
  readonly features: number;
  readonly faults: number;
  readonly plan: number | null;
  readonly createdAt: number;
  readonly createdBy: string;
}

/** One thing that could not be read or taken, with its sentence. */
export interface ImportFault {
  readonly layer: string;
  readonly number: number | null;
  readonly field: string | null;
  readonly fault: string;
  readonly words: string;
  readonly got: string;
  readonly at: readonly [number, number] | null;
}

/** A version of a plan, as far as an import asks about it. */
export interface VersionChoice {
  readonly id: number;
  readonly city: number;
  readonly cityName: string;
  readonly current: boolean;
  readonly sample: boolean;
  readonly name: string;
  readonly state: "draft" | "in-force" | "retired";
}

/** Whether the portal works on an import, so that its state will change by itself. */
export const atWork = ({ state }: ImportJob): boolean =>
  state === "uploading" || state === "waiting" || state === "reading" || state === "taking";
