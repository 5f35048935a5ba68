import { NOUN_LISTS, type NounList } from "../edit/patch";
import {
  allowanceTarget,
  cellTarget,
  communityTarget,
  gridTarget,
  officeTarget,
  placeTarget,
  segmentTarget,
  squadTarget,
} from "./ground-targets";
import { assignmentTarget, personTarget, postTarget } from "./people-targets";
import { dutyTarget, ruleTarget, standardTarget } from "./rule-targets";
import { plainName, type Target } from "./target";
import { absenceTarget, dayTarget, mergerTarget } from "./time-targets";

const TARGETS: { readonly [List in NounList]: Target<List> } = {
  offices: officeTarget,
  communities: communityTarget,
  persons: personTarget,
  squads: squadTarget,
  standards: standardTarget,
  duties: dutyTarget,
  grids: gridTarget,
  cells: cellTarget,
  segments: segmentTarget,
  places: placeTarget,
  posts: postTarget,
  assignments: assignmentTarget,
  rules: ruleTarget,
  allowances: allowanceTarget,
  days: dayTarget,
  absences: absenceTarget,
  mergers: mergerTarget,
};

/** What a list of a plan is in a table. */
export const targetOf = <List extends NounList>(list: List): Target<List> => TARGETS[list] as Target<List>;

/** Layers that become ground under the plan, not nouns of it. */
export const GROUND_LAYERS = ["street", "water", "rail", "wall", "green", "building"] as const;
/** One of them. */
export type GroundLayer = (typeof GROUND_LAYERS)[number];

const GROUND_NAMES: Readonly<Record<GroundLayer, readonly string[]>> = {
  street: ["street", "road", "道路", "路网", "街道中心线", "highway"],
  water: ["water", "河流", "水系", "水域", "湖泊"],
  rail: ["rail", "铁路"],
  wall: ["wall", "围墙", "墙"],
  green: ["green", "绿地", "公园绿地"],
  building: ["building", "建筑", "房屋", "建筑物"],
};

/** What a layer of a file can be taken as: a list of the plan, ground, or the version a file of ours speaks of. */
export type LayerUse = NounList | GroundLayer | "version" | "skip";

/** The name of the layer that tells of the version itself in files of ours. */
export const VERSION_LAYER = "plan";

/** All uses of a layer. */
export const LAYER_USES: readonly LayerUse[] = [...NOUN_LISTS, ...GROUND_LAYERS, "version", "skip"];

/** Whether a use is a list of the plan. */
export const isNounList = (use: LayerUse): use is NounList => (NOUN_LISTS as readonly string[]).includes(use);

/** What a layer looks like: its name, columns, and kinds of shape as far as known. */
export interface LayerLook {
  readonly name: string;
  readonly fields: readonly string[];
  readonly shapes: readonly string[];
}

const fitsShape = (shapes: readonly string[], wanted: readonly string[]) =>
  shapes.length === 0 || (wanted.length === 0 ? false : shapes.some((shape) => wanted.includes(shape)));

/** Which column of a table is meant by which column of a target, by their names; the first that fits each. */
export function columnsOf(use: NounList, fields: readonly string[]): Record<string, string> {
  const plain = fields.map(plainName);
  const taken = new Set<number>();
  const found: Record<string, string> = {};
  for (const { name, names } of targetOf(use).columns) {
    const at = [name, ...names]
      .map((one) => plain.findIndex((field, index) => field === plainName(one) && !taken.has(index)))
      .find((index) => index >= 0);
    if (at === undefined) continue;
    taken.add(at);
    found[name] = fields[at] as string;
  }
  return found;
}

/** What a layer most likely is: by its name, then by how many of a target's columns it has; "skip" where nothing speaks for any. */
export function likelyUse({ name, fields, shapes }: LayerLook): LayerUse {
  const plain = plainName(name.split("/").at(-1) ?? name).replace(/\.\w+$/, "");
  if (plain === VERSION_LAYER) return "version";
  const named = (names: readonly string[]) => names.some((one) => plain === plainName(one) || plain === `${plainName(one)}s`);
  const ground = GROUND_LAYERS.find((layer) => named(GROUND_NAMES[layer]));
  if (ground) return ground;
  const byName = NOUN_LISTS.find((list) => plain === list || named(targetOf(list).names));
  if (byName && (shapes.length === 0 || fitsShape(shapes, targetOf(byName).shapes))) return byName;
  const scored = NOUN_LISTS.filter((list) => (shapes.length === 0 ? true : fitsShape(shapes, targetOf(list).shapes))).map((list) => {
    const columns = columnsOf(list, fields);
    const { columns: wanted } = targetOf(list);
    const whole = wanted.filter(({ needed }) => needed).every(({ name: one }) => one in columns);
    return { list, score: whole ? Object.keys(columns).length / wanted.length + Object.keys(columns).length : 0 };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { list: "communities" as NounList, score: 0 });
  if (best.score > 0) return best.list;
  return shapes.length === 1 && shapes[0] === "area" ? "communities" : "skip";
}
