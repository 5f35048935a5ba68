/** Tags of an element. */
export type OsmTags = ReadonlyMap<string, string>;

/** A way in a relation, with the role it plays ("outer", "inner", ""). Nodes and relations in relations are not told. */
export interface OsmMember {
  readonly way: number;
  readonly role: string;
}

/** What is done with elements as they pass by; kinds without a method are not even unpacked. Degrees are WGS84. */
export interface OsmListener {
  node?(id: number, lon: number, lat: number, tags: OsmTags): void;
  /** `tags` is asked for only where it matters: most ways of a pass are known by their number alone. */
  way?(id: number, refs: readonly number[], tags: OsmTags): void;
  relation?(id: number, members: readonly OsmMember[], tags: OsmTags): void;
}

/** A file of OpenStreetMap that can be gone through again and again. */
export interface OsmElements {
  /** Goes through the file once; after each piece gives what `taken` has come to. @throws FormatRefusal */
  pass<T>(listener: OsmListener, taken: () => readonly T[]): AsyncGenerator<T>;
}

/** Tags of an element without any. */
export const NO_TAGS: OsmTags = new Map();
