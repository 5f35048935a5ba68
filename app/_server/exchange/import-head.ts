import type { Database } from "../../../db/client";
import { rememberedMapping } from "../../../db/import-job";
import { columnsOf, isNounList, type LayerUse, likelyUse } from "../../../duty/exchange/targets";
import { detected, type KnownGround } from "../../../geo/coordinate/detected";
import type { OpenedFile } from "../../../geo/format/format";
import type { LayerSeen } from "./layer-tally";

/** What is proposed for a layer: what it is, and which column is what. */
export interface ProposedLayer {
  readonly layer: string;
  readonly use: LayerUse;
  readonly columns: Readonly<Record<string, string>>;
  readonly lon: string | null;
  readonly lat: string | null;
  /** Whether it was told so the last time. */
  readonly remembered: boolean;
}

/** What is known of a file once it has been read. */
export interface ImportHead {
  readonly format: string;
  readonly encoding: OpenedFile["encoding"];
  readonly named: { readonly code: string | null; readonly name: string | null; readonly text: string } | null;
  readonly layers: readonly LayerSeen[];
  readonly coordinates: {
    /** "named": the file says so. "one": only this can be. "ask": several can, the likeliest first. "none": nothing to go by. */
    readonly verdict: "named" | "one" | "ask" | "none";
    readonly candidates: readonly { readonly code: string; readonly name: string }[];
    readonly swapped: boolean;
  };
  readonly proposed: readonly ProposedLayer[];
}

interface Remembered {
  readonly use: LayerUse;
  readonly columns: Readonly<Record<string, string>>;
  readonly lon: string | null;
  readonly lat: string | null;
}

/** By what a layer is known again: its columns; where other layers of the file have the same ones, or it has none, its name too. */
export function memoryOf({ name, fields }: LayerSeen, layers: readonly LayerSeen[]): readonly string[] {
  const own = JSON.stringify(fields);
  const alone = fields.length > 0 && layers.filter((other) => JSON.stringify(other.fields) === own).length === 1;
  return alone ? fields : [...fields, `layer: ${name}`];
}

async function proposedOf(db: Database, seen: LayerSeen, layers: readonly LayerSeen[]): Promise<ProposedLayer> {
  const { name: layer, fields, shapes, lon, lat } = seen;
  const known = (await rememberedMapping(db, memoryOf(seen, layers))) as Remembered | null;
  if (known) return { layer, ...known, remembered: true };
  const use = likelyUse({ name: layer, fields, shapes: shapes.length > 0 ? shapes : lon !== null && lat !== null ? ["point"] : [] });
  return { layer, use, columns: isNounList(use) ? columnsOf(use, fields) : {}, lon, lat, remembered: false };
}

function coordinatesOf(file: OpenedFile, layers: readonly LayerSeen[], ground: KnownGround): ImportHead["coordinates"] {
  const named = file.coordinates?.system;
  if (named) return { verdict: "named", candidates: [{ code: named.code, name: named.name }], swapped: false };
  const points = layers.flatMap(({ sample }) => sample);
  const { verdict, candidates, swapped } = detected(points, ground);
  return { verdict, candidates: candidates.map(({ code, name }) => ({ code, name })), swapped };
}

/** Gathers what is known of a file into what the user is shown and asked. */
export async function importHead(
  db: Database,
  format: string,
  file: OpenedFile,
  layers: readonly LayerSeen[],
  ground: KnownGround,
): Promise<ImportHead> {
  const proposed: ProposedLayer[] = [];
  for (const seen of layers) proposed.push(await proposedOf(db, seen, layers));
  return {
    format,
    encoding: file.encoding,
    named: file.coordinates && {
      code: file.coordinates.system?.code ?? null,
      name: file.coordinates.system?.name ?? null,
      text: file.coordinates.text,
    },
    layers,
    coordinates: coordinatesOf(file, layers, ground),
    proposed,
  };
}
