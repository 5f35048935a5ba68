import { pieces } from "./byte-source";
import { type ByteSource, FormatRefusal } from "./format";
import { NO_TAGS, type OsmElements, type OsmListener, type OsmMember } from "./osm-elements";
import { type XmlListener, xmlItems } from "./xml-reading";

type Attributes = Readonly<Record<string, string>>;

/** Most nodes of a way and members of a relation that are taken in; OpenStreetMap itself allows 2,000 and 32,000. */
const MOST_PARTS = 1_000_000;

/** Elements that editors have marked as deleted are still in their files. */
const deleted = (attributes: Attributes) => attributes.visible === "false" || attributes.action === "delete";

class Elements implements XmlListener {
  readonly format = "osm";
  readonly #listener: OsmListener;
  #attributes: Attributes = {};
  #tags = new Map<string, string>();
  #refs: number[] = [];
  #members: OsmMember[] = [];

  constructor(listener: OsmListener) {
    this.#listener = listener;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 1 && name !== "osm") throw new FormatRefusal("osm.not-osm", { got: name.slice(0, 100) });
    if (name === "node" || name === "way" || name === "relation") this.#start(attributes);
    else if (name === "tag") this.#tags.set(attributes.k ?? "", attributes.v ?? "");
    else if (name === "nd") this.#refs.push(Number(attributes.ref));
    else if (name === "member" && attributes.type === "way")
      this.#members.push({ way: Number(attributes.ref), role: attributes.role ?? "" });
    if (this.#refs.length + this.#members.length + this.#tags.size > MOST_PARTS)
      throw new FormatRefusal("osm.too-large", { most: MOST_PARTS });
  }

  text(): void {}

  close(name: string): void {
    if ((name !== "node" && name !== "way" && name !== "relation") || deleted(this.#attributes)) return;
    const tags = this.#tags.size > 0 ? this.#tags : NO_TAGS;
    const id = Number(this.#attributes.id);
    if (name === "node")
      this.#listener.node?.(id, Number(this.#attributes.lon || Number.NaN), Number(this.#attributes.lat || Number.NaN), tags);
    else if (name === "way") this.#listener.way?.(id, this.#refs, tags);
    else this.#listener.relation?.(id, this.#members, tags);
  }

  #start(attributes: Attributes): void {
    this.#attributes = attributes;
    if (this.#tags.size > 0) this.#tags = new Map();
    if (this.#refs.length > 0) this.#refs = [];
    if (this.#members.length > 0) this.#members = [];
  }
}

/** The elements of an .osm document. @throws FormatRefusal from a pass: "osm.not-osm" and those of XML */
export function osmXml(source: ByteSource, encoding: string): OsmElements {
  return { pass: (listener, taken) => xmlItems(pieces(source), encoding, new Elements(listener), taken) };
}
