import { SaxesParser } from "saxes";
import { pieces } from "./byte-source";
import { type ByteSource, FormatRefusal, type OpenOptions } from "./format";
import { encodingNamed, markedEncoding, textEncoding, texts } from "./text";

/** What is done with an XML document as it passes by. Names stand without their prefix, except that of Google's extensions ("gx:Track"). */
export interface XmlListener {
  /** The format it listens to: its refusals are called "kml.broken", "osm.broken" ... */
  readonly format: "kml" | "osm" | "xlsx";
  open(name: string, attributes: Readonly<Record<string, string>>, depth: number): void;
  text(text: string): void;
  close(name: string, depth: number): void;
}

/** Deepest nesting and longest text (in characters) of one element, tag or comment. */
const DEEPEST = 200;
const LONGEST = 64 * 1024 * 1024;
/** Most attributes of one tag: each costs far more memory than its bytes. */
const MOST_ATTRIBUTES = 1000;

const localName = (name: string) => (name.startsWith("gx:") ? name : name.slice(name.indexOf(":") + 1));

function parserFor(listener: XmlListener, heard: () => void): SaxesParser {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  let attributesOfTag = 0;
  parser.on("error", () => {
    throw new FormatRefusal(`${listener.format}.broken`, { line: parser.line, column: parser.column });
  });
  parser.on("doctype", () => {
    throw new FormatRefusal(`${listener.format}.doctype`);
  });
  parser.on("attribute", () => {
    if (++attributesOfTag > MOST_ATTRIBUTES) throw new FormatRefusal(`${listener.format}.too-long`, { most: MOST_ATTRIBUTES });
  });
  parser.on("opentag", ({ name, attributes }) => {
    heard();
    attributesOfTag = 0;
    if (++depth > DEEPEST) throw new FormatRefusal(`${listener.format}.too-deep`, { most: DEEPEST });
    listener.open(localName(name), attributes as Record<string, string>, depth);
  });
  parser.on("closetag", ({ name }) => {
    heard();
    listener.close(localName(name), depth--);
  });
  const text = (piece: string) => {
    heard();
    listener.text(piece);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  return parser;
}

/**
 * Reads XML piece by piece; after each piece gives what `taken` has come to. Entities other than the five of XML are not expanded, a document type is refused.
 * @throws FormatRefusal "kml.broken" with line and column, "kml.doctype", "kml.too-deep", "kml.too-long", or "osm. ..."
 */
export async function* xmlItems<T>(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
  listener: XmlListener,
  taken: () => readonly T[],
): AsyncGenerator<T> {
  let silence = 0;
  const parser = parserFor(listener, () => {
    silence = 0;
  });
  for await (const piece of texts(bytes, encoding)) {
    // What the parser has not told yet it holds: a text without end must not fill the memory.
    silence += piece.length;
    if (silence > LONGEST) throw new FormatRefusal(`${listener.format}.too-long`, { most: LONGEST });
    parser.write(piece);
    yield* taken();
  }
  parser.close();
  yield* taken();
}

/** The encoding of an XML document by its mark, what was told, its declaration, or its first bytes. @throws FormatRefusal "format.encoding" */
export function xmlEncoding(head: Uint8Array, options: OpenOptions | undefined): ReturnType<typeof textEncoding> {
  if (markedEncoding(head) || options?.encoding) return textEncoding(head, options?.encoding);
  const start = Array.from(head.subarray(0, 200), (byte) => String.fromCharCode(byte)).join("");
  const said = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(start)?.[1];
  if (said === undefined || /^utf-?16/i.test(said)) return textEncoding(head);
  const name = encodingNamed(said);
  if (name === null) throw new FormatRefusal("format.encoding", { got: said });
  return { name, by: "file" };
}

/** The first bytes of a source, enough for an encoding to show. */
export async function headOf(source: ByteSource): Promise<Uint8Array> {
  for await (const piece of pieces(source, 0, Math.min(source.size, 65_536))) return piece;
  return new Uint8Array();
}
