import { FormatRefusal, type Shape, type Value } from "./format";
import { KmlFault, KmlGeometry } from "./kml-geometry";
import { type KmlSchema, kmlValue, plainText } from "./kml-schema";
import type { XmlListener } from "./xml-reading";

/** What stands in the document: a placemark, a layer that is declared though it may be empty, or a thing that is passed over. */
export type KmlItem =
  | { readonly kind: "placemark"; readonly layer: string; readonly placemark: KmlPlacemark }
  | { readonly kind: "layer"; readonly layer: string; readonly fields: readonly string[] }
  | { readonly kind: "other"; readonly layer: string; readonly fault: string; readonly got: string };

/** One placemark. */
export interface KmlPlacemark {
  readonly properties: ReadonlyMap<string, Value>;
  readonly shapes: readonly Shape[];
  readonly faults: readonly { readonly field: string | null; readonly fault: string; readonly got: string }[];
}

/** Most characters of one placemark. */
const LONGEST = 64 * 1024 * 1024;
const ROOTS = new Set(["kml", "Document", "Folder", "Placemark"]);
const OVERLAYS = new Set(["GroundOverlay", "PhotoOverlay", "ScreenOverlay"]);
/** Elements whose text is wanted. */
const TEXTS = new Set(["coordinates", "name", "description", "value", "SimpleData"]);

class Placemark {
  readonly properties = new Map<string, Value>();
  readonly geometry = new KmlGeometry();
  readonly faults: { field: string | null; fault: string; got: string }[] = [];
  length = 0;
  broken = false;
  own: { name?: string; description?: string } = {};

  declare(schema: KmlSchema): void {
    for (const name of schema.keys()) if (!this.properties.has(name)) this.properties.set(name, null);
  }

  value(name: string, text: string, type: string | undefined): void {
    const value = kmlValue(text, type);
    if (value === undefined || text.includes("\uFFFD")) {
      this.faults.push({
        field: name,
        fault: value !== undefined ? "text.encoding" : type === "bool" ? "expected.truth" : "expected.number",
        got: text.slice(0, 100),
      });
      this.properties.set(name, null);
    } else this.properties.set(name, value);
  }

  /** The rest of a geometry with a fault says nothing any more. */
  guarded(step: () => void): void {
    if (this.broken) return;
    try {
      step();
    } catch (error) {
      if (!(error instanceof KmlFault)) throw error;
      this.broken = true;
      this.faults.push({ field: null, fault: error.fault, got: error.got });
    }
  }

  /** Its own name and description count where no field is called so. */
  done(): KmlPlacemark {
    for (const [field, text] of Object.entries(this.own)) if (!this.properties.has(field)) this.value(field, text, undefined);
    return { properties: this.properties, shapes: this.broken ? [] : this.geometry.shapes(), faults: this.faults };
  }
}

/**
 * Listens to a KML document and collects its placemarks with the path of the folders they stand in. Schemas count from where they stand on.
 */
export class KmlPlacemarks implements XmlListener {
  readonly format = "kml";
  readonly #file: string;
  readonly #path: string[] = [];
  readonly #folders: { name: string; schema: string | null }[] = [];
  readonly #schemas = new Map<string, Map<string, string>>();
  #schema: Map<string, string> | null = null;
  #placemark: Placemark | null = null;
  #data = "";
  #used: KmlSchema | null = null;
  #text = "";
  #items: KmlItem[] = [];

  /** `file` is the layer of what stands in no folder. */
  constructor(file: string) {
    this.#file = file;
  }

  /** What was collected since this was asked last. */
  taken(): readonly KmlItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, depth: number): void {
    if (depth === 1 && !ROOTS.has(name)) throw new FormatRefusal("kml.not-kml", { got: name.slice(0, 100) });
    this.#path.push(name);
    this.#text = "";
    const placemark = this.#placemark;
    if (name === "Folder") this.#folders.push({ name: "", schema: null });
    else if (name === "Placemark") this.#placemark = new Placemark();
    else if (name === "NetworkLink") this.#pass("kml.network-link", name);
    else if (OVERLAYS.has(name)) this.#pass("kml.overlay", name);
    else if (name === "Schema") this.#startSchema(attributes.id ?? attributes.name ?? "");
    else if (name === "SimpleField") this.#schema?.set(attributes.name ?? "", attributes.type ?? "string");
    else if (name === "SchemaData") this.#startData((attributes.schemaUrl ?? "").replace(/^.*#/, ""));
    else if (name === "Data" || name === "SimpleData") this.#data = attributes.name ?? "";
    else if (placemark) placemark.guarded(() => placemark.geometry.open(name));
  }

  text(text: string): void {
    if (!TEXTS.has(this.#path[this.#path.length - 1] ?? "")) return;
    if (this.#placemark) this.#placemark.length += text.length;
    if (this.#text.length + text.length > LONGEST || (this.#placemark?.length ?? 0) > LONGEST) {
      throw new FormatRefusal("kml.too-long", { layer: this.#layer(), most: LONGEST });
    }
    this.#text += text;
  }

  close(name: string): void {
    const text = this.#text;
    this.#text = "";
    this.#path.pop();
    const parent = this.#path[this.#path.length - 1];
    if (name === "Folder") this.#folders.pop();
    else if (name === "Schema") this.#schema = null;
    else if (name === "Placemark") this.#finish();
    else if (name === "name" && parent === "Folder") (this.#folders.at(-1) as { name: string }).name = text.trim();
    else if (name === "ExtendedData" && parent === "Folder") this.#declare();
    else if (this.#placemark) this.#inPlacemark(this.#placemark, name, parent, text);
  }

  #inPlacemark(placemark: Placemark, name: string, parent: string | undefined, text: string): void {
    if (parent === "Placemark" && name === "name") placemark.own.name = text.trim();
    else if (parent === "Placemark" && name === "description") placemark.own.description = plainText(text);
    else if (name === "value" && parent === "Data") placemark.value(this.#data, text.trim(), undefined);
    else if (name === "SimpleData") placemark.value(this.#data, text, this.#used?.get(this.#data));
    else
      placemark.guarded(() =>
        placemark.geometry.close(name, text, this.#path.lastIndexOf("innerBoundaryIs") > this.#path.lastIndexOf("Polygon")),
      );
  }

  #startSchema(id: string): void {
    this.#schema = new Map();
    this.#schemas.set(id, this.#schema);
  }

  #startData(id: string): void {
    this.#used = this.#schemas.get(id) ?? null;
    const folder = this.#folders.at(-1);
    if (this.#placemark && this.#used) this.#placemark.declare(this.#used);
    else if (folder && this.#path.at(-3) === "Folder") folder.schema = id;
  }

  #declare(): void {
    const schema = this.#schemas.get(this.#folders.at(-1)?.schema ?? "");
    if (schema) this.#items.push({ kind: "layer", layer: this.#layer(), fields: [...schema.keys()] });
  }

  #finish(): void {
    if (this.#placemark) this.#items.push({ kind: "placemark", layer: this.#layer(), placemark: this.#placemark.done() });
    this.#placemark = null;
  }

  #pass(fault: string, got: string): void {
    this.#items.push({ kind: "other", layer: this.#layer(), fault, got });
  }

  #layer(): string {
    return (
      this.#folders
        .map(({ name }) => name)
        .filter((name) => name !== "")
        .join("/") || this.#file
    );
  }
}
