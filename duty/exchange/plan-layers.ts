import type { WriteLayer } from "../../geo/format/format";
import { NOUN_LISTS, type NounList } from "../edit/patch";
import type { Plan } from "../plan";
import { momentText } from "./moment-text";
import type { GroundShape } from "./row";
import { type Target, writeFields } from "./target";
import { targetOf, VERSION_LAYER } from "./targets";

const VERSION = ["name", "city", "timeZone", "state", "from", "to", "bureau", "phone"] as const;

function versionLayer({ version }: Plan): WriteLayer {
  const { name, city, timeZone, state, from, to, bureau } = version;
  return {
    name: VERSION_LAYER,
    fields: VERSION.map((field) => ({ name: field, type: "text" })),
    shape: null,
    rows: [{ values: [name, city, timeZone, state, momentText(from), momentText(to), bureau.name, bureau.phone], shape: null }],
  };
}

function layersOf(plan: Plan, list: NounList): WriteLayer[] {
  const target = targetOf(list) as unknown as Target;
  const items = plan[list] as readonly Plan[NounList][number][];
  const shapes: (GroundShape["type"] | null)[] = target.shapes.length === 0 ? [null] : [...target.shapes];
  return shapes.flatMap((shape) => {
    const own = shape === null ? items : items.filter((item) => target.shape(item)?.type === shape);
    if (own.length === 0) return [];
    const rows = own.map((item) => ({ values: target.values(item), shape: target.shape(item) }));
    return [{ name: shape === "line" && list === "posts" ? "beats" : list, fields: writeFields(target.columns), shape, rows }];
  });
}

/** A whole plan as layers of a file: one a list that is not empty (posts and beats apart, since points and lines do not share a layer), and one that tells of the version. */
export const planLayers = (plan: Plan): WriteLayer[] => [versionLayer(plan), ...NOUN_LISTS.flatMap((list) => layersOf(plan, list))];
