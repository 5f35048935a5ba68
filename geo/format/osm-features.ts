import type { ReadFault, ReadFeature, Shape } from "./format";
import type { OsmElements, OsmMember } from "./osm-elements";
import { type OsmKind, osmKinds, osmMatters, osmPlace, osmPlaceProperties } from "./osm-kinds";
import { NeededNodes, type NodeCoordinates } from "./osm-nodes";
import { type OsmArea, osmLines, osmMiddle, osmRelationArea, osmWayArea } from "./osm-shapes";

interface Relation {
  readonly osm: string;
  readonly members: readonly OsmMember[];
  readonly kinds: readonly OsmKind[];
}

type Item = ReadFeature | ReadFault;

/** Counts features layer by layer and holds them until they are fetched. */
class Items {
  readonly #numbers = new Map<string, number>();
  #held: Item[] = [];

  taken(): readonly Item[] {
    const held = this.#held;
    this.#held = [];
    return held;
  }

  add(layer: string, properties: ReadFeature["properties"], shapes: readonly Shape[]): void {
    const number = (this.#numbers.get(layer) ?? 0) + 1;
    this.#numbers.set(layer, number);
    for (const shape of shapes) this.#held.push({ layer, number, properties, shape });
  }

  /** The element's own number is what its user can look it up by. */
  fault(layer: string, fault: string, osm: string): void {
    this.#held.push({ layer, number: null, field: null, fault, got: osm });
  }

  /** Everything an element is, from its lines and its area, each made only when asked for. */
  addAll(kinds: readonly OsmKind[], osm: string, lines: () => readonly Shape[], area: () => OsmArea): void {
    let made: OsmArea | null = null;
    for (const { layer, as, properties } of kinds) {
      if (as === "line") {
        const shapes = lines();
        if (shapes.length === 0) this.fault(layer, "osm.missing-nodes", osm);
        else this.add(layer, properties, shapes);
        continue;
      }
      made ??= area();
      if ("fault" in made) this.fault(layer, made.fault, osm);
      else this.add(layer, properties, [as === "area" ? { type: "area", area: made.area } : { type: "point", at: osmMiddle(made.area) }]);
    }
  }
}

const nothing = (): readonly never[] => [];
const isRelationArea = (type: string | undefined) => type === "multipolygon" || type === "boundary";
const isOuter = ({ role }: OsmMember) => role === "outer" || role === "";
const isInner = ({ role }: OsmMember) => role === "inner";

async function passed(pass: AsyncIterable<never>): Promise<void> {
  for await (const _ of pass);
}

/** The relations that are areas of a layer. */
async function relationsOf(elements: OsmElements): Promise<Relation[]> {
  const relations: Relation[] = [];
  const relation = (id: number, members: readonly OsmMember[], tags: ReadonlyMap<string, string>) => {
    if (!isRelationArea(tags.get("type")) || !osmMatters(tags, "relation")) return;
    const osm = `r${id}`;
    relations.push({
      osm,
      members: members.filter((member) => isOuter(member) || isInner(member)),
      kinds: osmKinds(tags, osm, "relation"),
    });
  };
  await passed(elements.pass({ relation }, nothing));
  return relations;
}

/** The ways of relations by their number, null for those not met yet; and all nodes that any way needs. */
async function waysOf(elements: OsmElements, relations: readonly Relation[]) {
  const members = new Map<number, Float64Array | null>();
  for (const relation of relations) for (const member of relation.members) members.set(member.way, null);
  const needed = new NeededNodes();
  const way = (id: number, refs: readonly number[], tags: ReadonlyMap<string, string>) => {
    const member = members.has(id);
    if (member) members.set(id, Float64Array.from(refs));
    if (member || osmMatters(tags, "way")) needed.add(refs);
  };
  await passed(elements.pass({ way }, nothing));
  return { members, needed };
}

function nodeListener(items: Items, nodes: NodeCoordinates) {
  return (id: number, lon: number, lat: number, tags: ReadonlyMap<string, string>) => {
    nodes.put(id, lon, lat);
    const kind = tags.size > 0 ? osmPlace(tags) : null;
    if (!kind) return;
    const within = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    if (within) items.add("place", osmPlaceProperties(tags, id, kind), [{ type: "point", at: [lon, lat] }]);
    else items.fault("place", "expected.degrees", `n${id}`);
  };
}

function wayListener(items: Items, nodes: NodeCoordinates, members: ReadonlyMap<number, unknown>) {
  return (id: number, refs: readonly number[], tags: ReadonlyMap<string, string>) => {
    const osm = `w${id}`;
    // An open way that carries the tags of the area it is a part of is no broken area: its relation tells.
    const part = members.has(id) && refs[0] !== refs[refs.length - 1];
    const kinds = osmKinds(tags, osm, "way").filter(({ as }) => as === "line" || !part);
    const lines = () => osmLines(refs, nodes).map((line): Shape => ({ type: "line", line }));
    items.addAll(kinds, osm, lines, () => osmWayArea(refs, nodes));
  };
}

function addRelation(
  items: Items,
  { osm, members, kinds }: Relation,
  ways: ReadonlyMap<number, Float64Array | null>,
  nodes: NodeCoordinates,
): void {
  const refs = (wanted: (member: OsmMember) => boolean) => members.filter(wanted).map(({ way }) => ways.get(way) ?? null);
  items.addAll(kinds, osm, nothing, () => osmRelationArea(refs(isOuter), refs(isInner), nodes));
}

/**
 * Features of a file of OpenStreetMap: places that are nodes, then ways, then relations. Goes through the file four times (relations, ways, nodes, ways
 * again): what is held is the coordinates of the nodes that are needed and the ways that relations are made of, never the file.
 */
export async function* osmFeatures(elements: OsmElements): AsyncGenerator<Item> {
  const items = new Items();
  const taken = () => items.taken();
  const relations = await relationsOf(elements);
  const { members, needed } = await waysOf(elements, relations);
  const nodes = needed.coordinates();
  yield* elements.pass({ node: nodeListener(items, nodes) }, taken);
  yield* elements.pass({ way: wayListener(items, nodes, members) }, taken);
  for (const relation of relations) {
    addRelation(items, relation, members, nodes);
    yield* taken();
  }
}
