import type { Value } from "./format";
import type { OsmTags } from "./osm-elements";

/** The layers a file of OpenStreetMap is read as, and their fields. */
export const OSM_LAYERS = {
  street: { fields: ["name", "osm", "class", "barrier"], shapes: ["line"] },
  water: { fields: ["name", "osm", "kind"], shapes: ["area", "line"] },
  rail: { fields: ["name", "osm", "kind"], shapes: ["line"] },
  wall: { fields: ["name", "osm", "kind"], shapes: ["line"] },
  green: { fields: ["name", "osm", "kind"], shapes: ["area"] },
  building: { fields: ["name", "osm", "kind"], shapes: ["area"] },
  place: { fields: ["name", "osm", "kind"], shapes: ["point"] },
  community: { fields: ["name", "osm", "admin_level"], shapes: ["area"] },
} as const;

/** One thing an element is: a park is both green and a place. `as` tells whether it is drawn as a line, an area, or the middle of its area. */
export interface OsmKind {
  readonly layer: keyof typeof OSM_LAYERS;
  readonly as: "line" | "area" | "point";
  readonly properties: Readonly<Record<string, Value>>;
}

const CLASSES: Readonly<Record<string, "main" | "secondary" | "lane">> = {
  motorway: "main",
  trunk: "main",
  primary: "main",
  secondary: "secondary",
  tertiary: "secondary",
  residential: "lane",
  unclassified: "lane",
  living_street: "lane",
  service: "lane",
  pedestrian: "lane",
  road: "lane",
};
const PATHS = new Set(["footway", "cycleway", "path"]);
const RAILS = new Set(["rail", "light_rail", "subway", "tram", "narrow_gauge", "monorail"]);
const STREAMS = new Set(["river", "canal", "stream"]);
const WALLS = new Set(["wall", "city_wall", "fence"]);

const PLACES: readonly (readonly [key: string, values: readonly string[], kind: string])[] = [
  ["amenity", ["marketplace"], "market"],
  ["amenity", ["food_court"], "food-street"],
  ["amenity", ["school", "kindergarten", "college"], "school"],
  ["amenity", ["hospital"], "hospital"],
  ["amenity", ["bus_station"], "station"],
  ["railway", ["station"], "station"],
  ["public_transport", ["station"], "station"],
  ["shop", ["mall", "department_store", "supermarket"], "mall"],
  ["leisure", ["park"], "park"],
];

/** Its Chinese name, else the one it has on the spot; null without. */
const nameOf = (tags: OsmTags): string | null => tags.get("name:zh") || tags.get("name") || null;

function street(tags: OsmTags): (Omit<OsmKind, "properties"> & { properties: Record<string, Value> }) | null {
  const highway = tags.get("highway");
  if (highway === undefined || tags.get("area") === "yes") return null;
  const plain = highway.replace(/_link$/, "");
  const named = PATHS.has(highway) && nameOf(tags) !== null;
  const rank = Object.hasOwn(CLASSES, plain) ? CLASSES[plain] : named ? "lane" : undefined;
  if (!rank) return null;
  const barrier = plain === "motorway" || plain === "trunk" ? "motorway" : null;
  return { layer: "street", as: "line", properties: { class: rank, barrier } };
}

const within = (set: ReadonlySet<string>, value: string | undefined): value is string => value !== undefined && set.has(value);

function greenOf(tags: OsmTags): string | null {
  if (tags.get("leisure") === "park") return "park";
  const landuse = tags.get("landuse");
  if (landuse === "grass" || landuse === "forest") return landuse;
  return tags.get("natural") === "wood" ? "wood" : null;
}

/** The kind of place an element is; null for none that matters to a city's plan. */
export function osmPlace(tags: OsmTags): string | null {
  return PLACES.find(([key, values]) => values.includes(tags.get(key) ?? ""))?.[2] ?? null;
}

function areaKinds(tags: OsmTags): OsmKind[] {
  const kinds: OsmKind[] = [];
  const add = (layer: OsmKind["layer"], kind: string) => kinds.push({ layer, as: "area", properties: { kind } });
  if (tags.get("natural") === "water") add("water", "water");
  else if (tags.get("waterway") === "riverbank") add("water", "riverbank");
  const green = greenOf(tags);
  if (green) add("green", green);
  const building = tags.get("building");
  if (building !== undefined && building !== "no") add("building", building);
  const place = osmPlace(tags);
  if (place) kinds.push({ layer: "place", as: "point", properties: { kind: place } });
  if (tags.get("boundary") === "administrative") {
    const level = Number(tags.get("admin_level") || Number.NaN);
    kinds.push({ layer: "community", as: "area", properties: { admin_level: Number.isFinite(level) ? level : null } });
  }
  return kinds;
}

function lineKinds(tags: OsmTags): OsmKind[] {
  const kinds: OsmKind[] = [];
  const add = (layer: OsmKind["layer"], kind: string) => kinds.push({ layer, as: "line", properties: { kind } });
  const road = street(tags);
  if (road) kinds.push(road);
  const [waterway, railway, barrier] = [tags.get("waterway"), tags.get("railway"), tags.get("barrier")];
  if (within(STREAMS, waterway)) add("water", waterway);
  // What runs below the ground divides nothing on it.
  if (within(RAILS, railway) && (tags.get("tunnel") ?? "no") === "no") add("rail", railway);
  if (within(WALLS, barrier)) add("wall", barrier);
  return kinds;
}

/** All that an element is, with its properties in the order of the layer's fields. `osm` is its number with "n", "w" or "r" in front. */
export function osmKinds(tags: OsmTags, osm: string, form: "way" | "relation"): OsmKind[] {
  if (tags.size === 0) return [];
  const kinds = form === "way" ? [...lineKinds(tags), ...areaKinds(tags)] : areaKinds(tags);
  return kinds.map((kind) => ({ ...kind, properties: { name: nameOf(tags), osm, ...kind.properties } }));
}

/** Whether a way or relation is anything at all, without the making of it. */
export function osmMatters(tags: OsmTags, form: "way" | "relation"): boolean {
  return tags.size > 0 && (areaKinds(tags).length > 0 || (form === "way" && lineKinds(tags).length > 0));
}

/** Properties of a node that is a place. */
export const osmPlaceProperties = (tags: OsmTags, id: number, kind: string): Readonly<Record<string, Value>> => ({
  name: nameOf(tags),
  osm: `n${id}`,
  kind,
});
