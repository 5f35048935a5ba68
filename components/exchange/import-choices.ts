import { columnsOf, GROUND_LAYERS, type GroundLayer, isNounList, type LayerUse, targetOf } from "../../duty/exchange/targets";
import { knownTimeZone } from "../../duty/time/wall-clock";
import type { ImportHead, ImportInto, ImportJob, ImportOptions, LayerSeen, LayerTold, VersionChoice } from "./import-job";

/** Where to, while it is being chosen: fields of both ways are kept, so that going to and fro loses nothing. */
export interface IntoChoice {
  readonly way: "draft" | "new";
  readonly plan: number | null;
  readonly name: string;
  readonly basedOn: number | null;
  /** An existing city, or null for a new one. */
  readonly city: number | null;
  readonly cityName: string;
  readonly timeZone: string;
}

/** Everything the user chooses before a file is taken. */
export interface ImportChoices {
  readonly system: string | null;
  readonly swapped: boolean;
  readonly layers: readonly LayerTold[];
  readonly into: IntoChoice;
  readonly whole: boolean;
  readonly replaceGround: boolean;
  /** Whether what could not be read is left out knowingly. */
  readonly skipFaults: boolean;
}

/** Something that is still to be chosen: a key of the word list's "exchange.need-", and what it speaks of. */
export interface Missing {
  readonly need: "system" | "use" | "column" | "points" | "shape" | "draft" | "name" | "city";
  readonly layer?: string;
  readonly column?: string;
  readonly use?: LayerUse;
}

const NEW_CITY = { cityName: "", timeZone: "Asia/Shanghai" };

/** Whether a use draws ground under the plan. */
export const isGround = (use: LayerUse): use is GroundLayer => (GROUND_LAYERS as readonly string[]).includes(use);

/** Whether a layer of this use comes in at all. */
export const comesIn = (use: LayerUse): boolean => isNounList(use) || isGround(use);

/** The kinds of shape one of which a use needs; none for tables. */
export function shapesFor(use: LayerUse): readonly ("point" | "line" | "area")[] {
  if (isNounList(use)) return targetOf(use).shapes;
  if (!isGround(use)) return [];
  if (use === "green" || use === "building") return ["area"];
  return use === "water" ? ["area", "line"] : ["line"];
}

/** Whether a layer brings points by two of its columns. */
export const pointsByColumns = (seen: LayerSeen, use: LayerUse): boolean => seen.shapes.length === 0 && shapesFor(use).includes("point");

/** Whether anything of a file has coordinates, so that their system matters. */
export const hasCoordinates = (head: ImportHead, layers: readonly LayerTold[]): boolean =>
  head.layers.some(({ shapes }) => shapes.length > 0) || layers.some((told) => told.lon !== null && told.lat !== null && comesIn(told.use));

function intoOf(into: ImportInto | undefined, name: string): IntoChoice {
  const fresh: IntoChoice = { way: "new", plan: null, name, basedOn: null, city: null, ...NEW_CITY };
  if (!into) return fresh;
  if ("plan" in into) return { ...fresh, way: "draft", plan: into.plan };
  const city = "id" in into.city ? { city: into.city.id } : { cityName: into.city.name, timeZone: into.city.timeZone };
  return { ...fresh, name: into.name, basedOn: into.basedOn, ...city };
}

/** What stands chosen when a file is first looked at: what was told before a refused taking, else what the portal proposes. */
export function firstChoices(head: ImportHead, options: ImportJob["options"], name: string): ImportChoices {
  const { verdict, candidates, swapped } = head.coordinates;
  const told = (options?.layers?.length ?? 0) > 0 ? (options as ImportOptions) : null;
  return {
    system: told?.system ?? (verdict === "named" || verdict === "one" ? (candidates[0]?.code ?? null) : null),
    swapped: told?.swapped ?? swapped,
    layers: told?.layers ?? head.proposed.map(({ layer, use, columns, lon, lat }) => ({ layer, use, columns, lon, lat })),
    into: intoOf(told?.into, name),
    whole: told?.whole ?? false,
    replaceGround: told?.replaceGround ?? false,
    skipFaults: told?.skipFaults ?? false,
  };
}

/** The choice of where to, once the versions are known: a new draft goes to the current city, unless something was chosen before. */
export function settledInto(into: IntoChoice, versions: readonly VersionChoice[]): IntoChoice {
  const cities = new Set(versions.map(({ city }) => city));
  const drafts = new Set(versions.filter(({ state }) => state === "draft").map(({ id }) => id));
  const city = versions.find(({ current }) => current)?.city ?? null;
  return {
    ...into,
    plan: into.plan !== null && drafts.has(into.plan) ? into.plan : null,
    basedOn: into.basedOn !== null && versions.some(({ id }) => id === into.basedOn) ? into.basedOn : null,
    city: into.city !== null && cities.has(into.city) ? into.city : into.cityName === "" ? city : null,
  };
}

/** A layer told to be something else: its columns are found anew by their names. */
export function withUse(told: LayerTold, use: LayerUse, seen: LayerSeen): LayerTold {
  const columns = isNounList(use) ? columnsOf(use, seen.fields) : {};
  const points = pointsByColumns(seen, use);
  return { ...told, use, columns, lon: points ? (told.lon ?? seen.lon) : null, lat: points ? (told.lat ?? seen.lat) : null };
}

function missingOfLayer(seen: LayerSeen, { layer, use, columns, lon, lat }: LayerTold): Missing[] {
  if (!comesIn(use)) return [];
  const wanted = shapesFor(use);
  if (wanted.length > 0) {
    if (seen.shapes.length === 0 && !wanted.includes("point")) return [{ need: "shape", layer, use }];
    if (seen.shapes.length === 0 && (lon === null || lat === null)) return [{ need: "points", layer }];
    if (seen.shapes.length > 0 && !seen.shapes.some((shape) => wanted.includes(shape))) return [{ need: "shape", layer, use }];
  }
  if (!isNounList(use)) return [];
  return targetOf(use)
    .columns.filter(({ name, needed }) => needed && !columns[name])
    .map(({ name }) => ({ need: "column", layer, use, column: name }));
}

function missingOfInto({ way, plan, name, city, cityName, timeZone }: IntoChoice): Missing[] {
  if (way === "draft") return plan === null ? [{ need: "draft" }] : [];
  const noCity = city === null && (cityName.trim() === "" || !knownTimeZone(timeZone.trim()));
  return [...(name.trim() === "" ? [{ need: "name" } as const] : []), ...(noCity ? [{ need: "city" } as const] : [])];
}

/** What is still to be chosen before a file can be taken; empty when nothing is. */
export function missing(choices: ImportChoices, head: ImportHead): Missing[] {
  const seen = new Map(head.layers.map((layer) => [layer.name, layer] as const));
  const layers = choices.layers.flatMap((told) => {
    const one = seen.get(told.layer);
    return one ? missingOfLayer(one, told) : [];
  });
  return [
    ...(choices.system === null && hasCoordinates(head, choices.layers) ? [{ need: "system" } as const] : []),
    ...(choices.layers.some(({ use }) => comesIn(use)) ? [] : [{ need: "use" } as const]),
    ...layers,
    ...missingOfInto(choices.into),
  ];
}

/** The choices as the portal takes them. @throws when something is missing */
export function optionsOf({ system, swapped, layers, into, whole, replaceGround, skipFaults }: ImportChoices): ImportOptions {
  const { way, plan, name, basedOn, city, cityName, timeZone } = into;
  if (way === "draft" && plan === null) throw new Error("options of an import without a draft");
  const place = city === null ? { name: cityName.trim(), timeZone: timeZone.trim() } : { id: city };
  const target: ImportInto = way === "draft" ? { plan: plan as number } : { name: name.trim(), basedOn, city: place };
  // A table without coordinates is in no system; the portal wants a code all the same.
  return { system: system ?? "wgs84", swapped, layers, into: target, whole, replaceGround, skipFaults };
}
