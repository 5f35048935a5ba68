import { strFromU8 } from "fflate";
import { PbfReader } from "pbf";
import { NO_TAGS, type OsmListener, type OsmMember, type OsmTags } from "./osm-elements";

/** Which kinds of elements a block holds: later passes need not unpack the others. */
export interface OsmContents {
  readonly nodes: boolean;
  readonly ways: boolean;
  readonly relations: boolean;
}

/** Numbers of fields in a group of elements. Source: osmformat.proto of OSM-binary. */
const GROUP = { node: 1, dense: 2, way: 3, relation: 4 } as const;
const WAY_MEMBER = 1;

/** Texts of a block, decoded when they are first asked for. */
class Strings {
  readonly #bytes: Uint8Array[] = [];
  readonly #texts: (string | undefined)[] = [];

  constructor(pbf: PbfReader | null) {
    pbf?.readFields((tag, list, reader) => {
      if (tag === 1) list.push(reader.readBytes());
    }, this.#bytes);
  }

  at(position: number): string {
    const known = this.#texts[position];
    if (known !== undefined) return known;
    const text = strFromU8(this.#bytes[position] ?? new Uint8Array());
    this.#texts[position] = text;
    return text;
  }

  tags(keys: readonly number[], values: readonly number[]): OsmTags {
    if (keys.length === 0) return NO_TAGS;
    return new Map(keys.map((key, i) => [this.at(key), this.at(values[i] ?? 0)]));
  }
}

interface Frame {
  readonly strings: Strings;
  /** Degrees of a number: offset and granularity are in 1e-9. */
  readonly lon: (value: number) => number;
  readonly lat: (value: number) => number;
}

function summed(deltas: number[]): number[] {
  let sum = 0;
  for (let i = 0; i < deltas.length; i++) {
    sum += deltas[i] as number;
    deltas[i] = sum;
  }
  return deltas;
}

function node(pbf: PbfReader, { strings, lon, lat }: Frame, listener: OsmListener): void {
  const read = { id: 0, keys: [] as number[], values: [] as number[], lat: 0, lon: 0 };
  pbf.readMessage((tag, result) => {
    if (tag === 1) result.id = pbf.readSVarint();
    else if (tag === 2) pbf.readPackedVarint(result.keys);
    else if (tag === 3) pbf.readPackedVarint(result.values);
    else if (tag === 8) result.lat = pbf.readSVarint();
    else if (tag === 9) result.lon = pbf.readSVarint();
  }, read);
  listener.node?.(read.id, lon(read.lon), lat(read.lat), strings.tags(read.keys, read.values));
}

function denseNodes(pbf: PbfReader, { strings, lon, lat }: Frame, listener: OsmListener): void {
  const read = { ids: [] as number[], lats: [] as number[], lons: [] as number[], tags: [] as number[] };
  pbf.readMessage((tag, result) => {
    if (tag === 1) pbf.readPackedSVarint(result.ids);
    else if (tag === 8) pbf.readPackedSVarint(result.lats);
    else if (tag === 9) pbf.readPackedSVarint(result.lons);
    else if (tag === 10) pbf.readPackedVarint(result.tags);
  }, read);
  const [ids, lats, lons] = [summed(read.ids), summed(read.lats), summed(read.lons)];
  let at = 0;
  for (let i = 0; i < ids.length; i++) {
    let tags: OsmTags = NO_TAGS;
    if (at < read.tags.length && read.tags[at] !== 0) {
      const own = new Map<string, string>();
      for (; at < read.tags.length && read.tags[at] !== 0; at += 2)
        own.set(strings.at(read.tags[at] as number), strings.at(read.tags[at + 1] ?? 0));
      tags = own;
    }
    at++;
    listener.node?.(ids[i] as number, lon(lons[i] ?? Number.NaN), lat(lats[i] ?? Number.NaN), tags);
  }
}

function way(pbf: PbfReader, { strings }: Frame, listener: OsmListener): void {
  const read = { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] };
  pbf.readMessage((tag, result) => {
    if (tag === 1) result.id = pbf.readVarint(true);
    else if (tag === 2) pbf.readPackedVarint(result.keys);
    else if (tag === 3) pbf.readPackedVarint(result.values);
    else if (tag === 8) pbf.readPackedSVarint(result.refs);
  }, read);
  listener.way?.(read.id, summed(read.refs), strings.tags(read.keys, read.values));
}

function relation(pbf: PbfReader, { strings }: Frame, listener: OsmListener): void {
  const read = { id: 0, keys: [] as number[], values: [] as number[], roles: [] as number[], ids: [] as number[], kinds: [] as number[] };
  pbf.readMessage((tag, result) => {
    if (tag === 1) result.id = pbf.readVarint(true);
    else if (tag === 2) pbf.readPackedVarint(result.keys);
    else if (tag === 3) pbf.readPackedVarint(result.values);
    else if (tag === 8) pbf.readPackedVarint(result.roles);
    else if (tag === 9) pbf.readPackedSVarint(result.ids);
    else if (tag === 10) pbf.readPackedVarint(result.kinds);
  }, read);
  const ids = summed(read.ids);
  const members: OsmMember[] = [];
  read.kinds.forEach((kind, i) => {
    if (kind === WAY_MEMBER) members.push({ way: ids[i] ?? 0, role: strings.at(read.roles[i] ?? 0) });
  });
  listener.relation?.(read.id, members, strings.tags(read.keys, read.values));
}

function group(
  bytes: Uint8Array,
  frame: Frame,
  listener: OsmListener,
  contents: { nodes: boolean; ways: boolean; relations: boolean },
): void {
  new PbfReader(bytes).readFields((tag, found, pbf) => {
    if (tag === GROUP.node || tag === GROUP.dense) {
      found.nodes = true;
      if (listener.node) (tag === GROUP.node ? node : denseNodes)(pbf, frame, listener);
    } else if (tag === GROUP.way) {
      found.ways = true;
      if (listener.way) way(pbf, frame, listener);
    } else if (tag === GROUP.relation) {
      found.relations = true;
      if (listener.relation) relation(pbf, frame, listener);
    }
  }, contents);
}

/** Reads one block of elements and tells the listener; gives which kinds it holds. Throws whatever `pbf` throws of bytes that are no block. */
export function osmBlock(bytes: Uint8Array, listener: OsmListener): OsmContents {
  const read = { strings: null as Uint8Array | null, groups: [] as Uint8Array[], granularity: 100, lat: 0, lon: 0 };
  new PbfReader(bytes).readFields((tag, result, pbf) => {
    if (tag === 1) result.strings = pbf.readBytes();
    else if (tag === 2) result.groups.push(pbf.readBytes());
    else if (tag === 17) result.granularity = pbf.readVarint(true);
    else if (tag === 19) result.lat = pbf.readVarint(true);
    else if (tag === 20) result.lon = pbf.readVarint(true);
  }, read);
  const frame: Frame = {
    strings: new Strings(read.strings ? new PbfReader(read.strings) : null),
    lon: (value) => (read.lon + read.granularity * value) / 1e9,
    lat: (value) => (read.lat + read.granularity * value) / 1e9,
  };
  const contents = { nodes: false, ways: false, relations: false };
  for (const bytesOfGroup of read.groups) group(bytesOfGroup, frame, listener, contents);
  return contents;
}
