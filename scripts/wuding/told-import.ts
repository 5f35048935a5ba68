import { isNounList, LAYER_USES, type LayerUse, targetOf } from "../../duty/exchange/targets";
import { knownTimeZone } from "../../duty/time/wall-clock";
import { systemOf } from "../../geo/coordinate/systems";
import { Refused } from "./refused";
import { idOf } from "./told-numbers";
import { type ToldFile, toldFile, toldPath } from "./told-path";
import type { Say } from "./words";

/** Options of `import FILE` and `import resume` as they were typed. */
export interface FileOptions {
  readonly as?: string | undefined;
  readonly layer?: readonly string[] | undefined;
  readonly map?: string | undefined;
  readonly system?: string | undefined;
  readonly encoding?: string | undefined;
  readonly draft?: string | undefined;
  readonly "new-draft"?: string | undefined;
  readonly "based-on"?: string | undefined;
  readonly city?: string | undefined;
  readonly "time-zone"?: string | undefined;
  readonly whole?: boolean | undefined;
  readonly "replace-ground"?: boolean | undefined;
  readonly "skip-faults"?: boolean | undefined;
  readonly report?: string | undefined;
}

/** What files are to be taken as and where, looked through before a database is opened. */
export interface ToldImport {
  readonly as: LayerUse | null;
  readonly layers: ReadonlyMap<string, LayerUse>;
  readonly map: ReadonlyMap<string, string>;
  readonly system: string | null;
  readonly encoding: string | null;
  readonly draft: number | null;
  readonly name: string | null;
  readonly basedOn: number | null;
  readonly city: string | null;
  readonly timeZone: string | null;
  readonly whole: boolean;
  readonly replaceGround: boolean;
  readonly skipFaults: boolean;
  readonly report: string | null;
}

/** What a layer is to be taken as, by the word itself or a name people use for it. */
function namedUse(typed: string, say: Say): LayerUse {
  const plain = typed.trim().toLowerCase();
  const found = LAYER_USES.find((use) => use === plain || (isNounList(use) && targetOf(use).names.includes(plain)));
  if (!found) throw new Refused(say("bad-use", { got: typed, uses: LAYER_USES.join(", ") }), 2);
  return found;
}

/** `NAME=VALUE` cut at the last sign or the first: names of layers may hold one, names of columns of ours do not. */
function pairOf(typed: string, option: string, at: number, say: Say): readonly [string, string] {
  const pair = [typed.slice(0, Math.max(0, at)).trim(), typed.slice(at + 1).trim()] as const;
  if (at < 0 || pair[0] === "" || pair[1] === "") throw new Refused(say("bad-pair", { option, got: typed }), 2);
  return pair;
}

function mapOf(typed: string | undefined, say: Say): ReadonlyMap<string, string> {
  const pairs = (typed ?? "").split(",").filter((one) => one.trim() !== "");
  return new Map(pairs.map((pair) => pairOf(pair, "map", pair.indexOf("="), say)));
}

/** Looks at the options. @throws Refused (misspelt) */
export function toldImport(options: FileOptions, say: Say): ToldImport {
  const { system, draft, "new-draft": name, "based-on": basedOn, city, "time-zone": timeZone, report } = options;
  if (system !== undefined && !systemOf(system)) throw new Refused(say("unknown-system", { system }), 2);
  if (timeZone !== undefined && !knownTimeZone(timeZone)) throw new Refused(say("unknown-zone", { zone: timeZone }), 2);
  const other = { "new-draft": name, "based-on": basedOn, city, "time-zone": timeZone };
  const both = draft === undefined ? undefined : Object.entries(other).find(([, value]) => value !== undefined)?.[0];
  if (both) throw new Refused(say("not-both", { one: "draft", other: both }), 2);
  return {
    as: options.as === undefined ? null : namedUse(options.as, say),
    layers: new Map(
      (options.layer ?? []).map((one) => {
        const [layer, use] = pairOf(one, "layer", one.lastIndexOf("="), say);
        return [layer, namedUse(use, say)] as const;
      }),
    ),
    map: mapOf(options.map, say),
    system: system ?? null,
    encoding: options.encoding ?? null,
    draft: draft === undefined ? null : idOf(draft, say),
    name: name?.trim() || null,
    basedOn: basedOn === undefined ? null : idOf(basedOn, say),
    city: city?.trim() || null,
    timeZone: timeZone ?? null,
    whole: options.whole ?? false,
    replaceGround: options["replace-ground"] ?? false,
    skipFaults: options["skip-faults"] ?? false,
    report: report === undefined ? null : toldPath(report),
  };
}

/** The files that were named. @throws Refused for one that cannot be read */
export const toldFiles = (typed: readonly string[], say: Say): ToldFile[] => typed.map((one) => toldFile(one, say));
