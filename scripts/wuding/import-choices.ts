import type { ImportHead, ProposedLayer } from "../../app/_server/exchange/import-head";
import type { ImportOptions } from "../../app/_server/exchange/import-options";
import { columnsOf, isNounList, targetOf } from "../../duty/exchange/targets";
import { otherDatum, systemOf } from "../../geo/coordinate/systems";
import { Refused } from "./refused";
import type { ToldImport } from "./told-import";
import type { Say } from "./words";

/** Whether anything of a file lies somewhere. */
const placed = ({ layers }: ImportHead) => layers.some(({ shapes, lon, lat }) => shapes.length > 0 || (lon !== null && lat !== null));

/** The coordinate system of a file: as told, as the file names it, or the only one it can be. @throws Refused with the candidates when it must be told */
function systemFor(head: ImportHead, told: ToldImport, say: Say): string {
  if (told.system !== null) return systemOf(told.system)?.code as string;
  const { verdict, candidates } = head.coordinates;
  if (!placed(head)) return "wgs84";
  if (head.named?.code === null)
    throw new Refused(
      say(otherDatum(head.named.text) ? "system.other-datum" : "system.not-known", { text: head.named.text.slice(0, 160) }),
    );
  const [first] = candidates;
  if (first && (verdict === "named" || verdict === "one")) return first.code;
  const list = candidates.map(({ code, name }) => `  --system ${code}\t${name}`);
  throw new Refused(first ? [say("system.ask"), ...list].join("\n") : say("system.none"));
}

/** Layers as told, else as proposed. @throws Refused for a layer or column that is not there */
function layersOf(head: ImportHead, told: ToldImport, say: Say): ImportOptions["layers"] {
  const names = new Set(head.proposed.map(({ layer }) => layer));
  const strange = [...told.layers.keys()].find((layer) => !names.has(layer));
  if (strange !== undefined) throw new Refused(say("no-layer", { layer: strange, found: [...names].join(", ") }));
  const used = new Set<string>();
  const one = (proposed: ProposedLayer): ImportOptions["layers"][number] => {
    const seen = head.layers.find(({ name }) => name === proposed.layer);
    const fields = seen?.fields ?? [];
    const use = told.layers.get(proposed.layer) ?? told.as ?? proposed.use;
    const columns: Record<string, string> = use === proposed.use ? { ...proposed.columns } : isNounList(use) ? columnsOf(use, fields) : {};
    let { lon, lat } = use === proposed.use ? proposed : { lon: seen?.lon ?? null, lat: seen?.lat ?? null };
    const wanted = new Set(isNounList(use) ? targetOf(use).columns.map(({ name }) => name) : []);
    for (const [target, column] of told.map) {
      if (!fields.includes(column)) continue;
      if (target === "lon") lon = column;
      else if (target === "lat") lat = column;
      else if (wanted.has(target)) columns[target] = column;
      else continue;
      used.add(target);
    }
    return { layer: proposed.layer, use, columns, lon, lat };
  };
  const layers = head.proposed.map(one);
  const idle = [...told.map].find(([target]) => !used.has(target));
  if (idle) throw new Refused(say("no-column", { pair: idle.join("=") }));
  return layers;
}

/** What a file is taken with. @throws Refused when the user has to say more */
export function choicesOf(head: ImportHead, told: ToldImport, into: ImportOptions["into"], say: Say): ImportOptions {
  return {
    encoding: told.encoding,
    system: systemFor(head, told, say),
    swapped: head.coordinates.swapped,
    layers: layersOf(head, told, say),
    into,
    whole: told.whole,
    replaceGround: told.replaceGround,
    skipFaults: told.skipFaults,
  };
}
