import { SaxesParser } from "saxes";

/** An element of an XML document: its name, its elements, its text. */
export interface XmlElement {
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

/** Reads an XML document with a parser of somebody else's. @throws what it finds not well-formed */
export function xmlElement(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const top: XmlElement = { name: "", children: [], text: "" };
  const open = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (Object.keys(attributes).length > 0) throw new Error(`an attribute or namespace on ${name}`);
    const element: XmlElement = { name, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return top.children[0] as XmlElement;
}

/** Containers of repeated elements and what they repeat: the ⇊ of the standard's tables and of FixMyStreet's extension. */
const CONTAINERS: Readonly<Record<string, string>> = {
  services: "service",
  attributes: "attribute",
  service_requests: "request",
  service_request_updates: "request_update",
  errors: "error",
  endpoints: "endpoint",
  formats: "format",
};

/** An element as JSON has it by the Spark convention; every value as text, an empty one as null. */
export function spark({ name, children, text }: XmlElement): unknown {
  if (Object.hasOwn(CONTAINERS, name)) return children.map(spark);
  if (children.length === 0) return text === "" ? null : text;
  return Object.fromEntries(children.map((child) => [child.name, spark(child)]));
}

/** Parsed JSON with every value as text, to hold against `spark`. */
export function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asTexts(each)]));
  return value === null ? null : String(value);
}

const W3C = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;
const some = (value: unknown) => typeof value === "string" && value !== "";
const textOrNull = (value: unknown) => value === null || (typeof value === "string" && value.length <= 4000);
const time = (value: unknown) => typeof value === "string" && W3C.test(value);
const flag = (value: unknown) => typeof value === "boolean";
const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const degrees = (most: number) => (value: unknown) => typeof value === "number" && Math.abs(value) <= most;
const address = (value: unknown) => value === null || (typeof value === "string" && /^https?:\/\/\S+$/.test(value));
const filled = (value: unknown) => Array.isArray(value) && value.length > 0;

/** A field of the standard: what it may be, and whether it may not be returned. */
type Field = readonly [is: (value: unknown) => boolean, need: "always" | "maybe"];

/**
 * The fields of each kind of answer, in the order of the standard's tables. Written from the text of GeoReport v2, of Service Discovery, and of FixMyStreet's extension
 * for updates; numbers of requests and codes of services are texts, since a code begins with a zero.
 */
const FIELDS = {
  service: {
    service_code: [some, "always"],
    service_name: [some, "always"],
    description: [some, "always"],
    metadata: [flag, "always"],
    type: [oneOf("realtime", "batch", "blackbox"), "always"],
    keywords: [textOrNull, "always"],
    group: [some, "always"],
  },
  service_definition: { service_code: [some, "always"], attributes: [filled, "always"] },
  attribute: {
    variable: [flag, "always"],
    code: [some, "always"],
    datatype: [oneOf("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"), "always"],
    required: [flag, "always"],
    datatype_description: [textOrNull, "always"],
    order: [(value) => Number.isInteger(value) && (value as number) > 0, "always"],
    description: [some, "always"],
    values: [filled, "maybe"],
  },
  taken: { service_request_id: [some, "always"], service_notice: [some, "maybe"], account_id: [textOrNull, "maybe"] },
  token: { service_request_id: [some, "always"], token: [some, "always"] },
  request: {
    service_request_id: [some, "always"],
    status: [oneOf("open", "closed"), "always"],
    status_notes: [some, "maybe"],
    service_name: [some, "always"],
    service_code: [some, "always"],
    description: [textOrNull, "always"],
    agency_responsible: [some, "maybe"],
    service_notice: [some, "maybe"],
    requested_datetime: [time, "always"],
    updated_datetime: [time, "always"],
    expected_datetime: [time, "maybe"],
    address: [textOrNull, "always"],
    lat: [degrees(90), "always"],
    long: [degrees(180), "always"],
    media_url: [address, "always"],
    extended_attributes: [(value) => typeof value === "object", "maybe"],
  },
  request_update: {
    update_id: [some, "always"],
    service_request_id: [some, "always"],
    status: [(value) => typeof value === "string" && /^[A-Z_]+$/.test(value), "always"],
    updated_datetime: [time, "always"],
    description: [textOrNull, "always"],
    media_url: [address, "always"],
  },
  updated: { update_id: [some, "always"] },
  error: { code: [(value) => Number.isInteger(value), "always"], description: [some, "always"] },
  discovery: {
    changeset: [(value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(value), "always"],
    contact: [some, "always"],
    key_service: [some, "always"],
    endpoints: [filled, "always"],
  },
  endpoint: {
    specification: [oneOf("http://wiki.open311.org/GeoReport_v2"), "always"],
    url: [(value) => typeof value === "string" && /^https?:\/\/\S+[^/]$/.test(value), "always"],
    changeset: [some, "always"],
    type: [oneOf("production", "test"), "always"],
    formats: [filled, "always"],
  },
} as const satisfies Record<string, Readonly<Record<string, Field>>>;

/** What the standard's text leaves wrong in a value of one kind, parsed from JSON: fields missing, strange, out of order or of another form. Empty when nothing is. */
export function standardFaults(kind: keyof typeof FIELDS, value: unknown): string[] {
  const fields: Readonly<Record<string, Field>> = FIELDS[kind];
  const told = Object.keys(value as object);
  const known = Object.keys(fields).filter((name) => told.includes(name));
  return [
    ...Object.entries(fields).flatMap(([name, [, need]]) =>
      need === "always" && !told.includes(name) ? [`${kind}.${name} is missing`] : [],
    ),
    ...told.flatMap((name) => {
      const field = fields[name];
      if (!field) return [`${kind}.${name} is not of the standard`];
      const given = (value as Record<string, unknown>)[name];
      return field[0](given) ? [] : [`${kind}.${name} is ${JSON.stringify(given)}`];
    }),
    ...(told.filter((name) => known.includes(name)).join() === known.join() ? [] : [`${kind}: order ${told.join()}`]),
  ];
}
