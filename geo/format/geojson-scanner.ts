import { FormatRefusal } from "./format";

/** One JSON value as its bytes; null where they were more than was to be kept, or hold over 2,000,000 lists and objects, which take ten times their text in memory. `deep` tells of nesting over 200. */
export interface JsonPiece {
  readonly bytes: Uint8Array | null;
  readonly deep: boolean;
}

/** Walks through JSON that comes in pieces, value by value, without holding more than one. */
export interface JsonScanner {
  /** Bytes passed so far. */
  offset(): number;
  /** The next byte that is no white space, not taken; -1 at the end. */
  peek(): Promise<number>;
  /** Takes the byte that `peek` showed. @throws FormatRefusal "geojson.not-json" when it is not the one expected, "geojson.truncated" at the end */
  take(expected: string): Promise<void>;
  /** Takes the elements of a list up to its closing bracket, that too, those at hand together. @throws FormatRefusal as `take` and `value` */
  elements(most: number): AsyncIterable<readonly JsonPiece[]>;
  /** Takes a whole value; brackets are counted, the rest is JSON.parse's. @throws FormatRefusal "geojson.truncated" when it does not end */
  value(most: number): Promise<JsonPiece>;
}

const MOST_DEPTH = 200;
const MOST_OPENED = 2_000_000;
const [QUOTE, BACKSLASH, COMMA, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [34, 92, 44, 123, 125, 91, 93];
/** White space of JSON, and the record separator of GeoJSON text sequences (RFC 8142). */
const blank = (byte: number) => byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 30;

interface Progress {
  depth: number;
  opened: number;
  deep: boolean;
  inText: boolean;
  escaped: boolean;
}

const begun = (): Progress => ({ depth: 0, opened: 0, deep: false, inText: false, escaped: false });
const tooMuch = (size: number, most: number, { opened }: Progress) => size > most || opened > MOST_OPENED;

/** Goes on through a value from a place; gives the place behind it, negative (-1 - place) when the piece ended first. */
function through(bytes: Uint8Array, from: number, state: Progress): number {
  let { depth, inText, escaped } = state;
  let at = from;
  let end = -1;
  for (; at < bytes.length && end < 0; at++) {
    const byte = bytes[at] as number;
    if (inText) {
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) {
        inText = false;
        if (depth === 0) end = at + 1;
      }
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      state.opened++;
      if (++depth > MOST_DEPTH) state.deep = true;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (depth === 0) end = at;
      else if (--depth === 0) end = at + 1;
    } else if (depth === 0 && (byte === COMMA || blank(byte))) end = at;
  }
  state.depth = depth;
  state.inText = inText;
  state.escaped = escaped;
  return end >= 0 ? end : -1 - at;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(size);
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return whole;
}

/** A scanner over pieces of JSON in UTF-8. */
export function jsonScanner(pieces: AsyncIterable<Uint8Array>): JsonScanner {
  const source = pieces[Symbol.asyncIterator]();
  let piece = new Uint8Array(0) as Uint8Array;
  let [at, before] = [0, 0];

  const load = async (): Promise<boolean> => {
    const next = await source.next();
    if (next.done) return false;
    before += piece.length;
    piece = next.value;
    at = 0;
    return true;
  };
  const offset = () => before + at;
  const peek = async (): Promise<number> => {
    for (;;) {
      while (at < piece.length && blank(piece[at] as number)) at++;
      if (at < piece.length) return piece[at] as number;
      if (!(await load())) return -1;
    }
  };
  const take = async (expected: string) => {
    const byte = await peek();
    if (byte < 0) throw new FormatRefusal("geojson.truncated", { offset: offset() });
    if (byte !== expected.charCodeAt(0)) throw new FormatRefusal("geojson.not-json", { offset: offset() });
    at++;
  };
  const value = async (most: number): Promise<JsonPiece> => {
    const state: Progress = begun();
    let parts: Uint8Array[] = [];
    let size = 0;
    if ((await peek()) < 0) throw new FormatRefusal("geojson.truncated", { offset: offset() });
    for (;;) {
      const end = through(piece, at, state);
      const part = piece.subarray(at, end < 0 ? -1 - end : end);
      size += part.length;
      if (tooMuch(size, most, state)) parts = [];
      else parts.push(part);
      at += part.length;
      if (end >= 0) break;
      if (await load()) continue;
      if (state.depth > 0 || state.inText) throw new FormatRefusal("geojson.truncated", { offset: offset() });
      break;
    }
    return { bytes: tooMuch(size, most, state) ? null : joined(parts, size), deep: state.deep };
  };
  /** Elements that lie whole in the piece, each with the comma behind it: no waiting. */
  const atHand = (most: number): readonly JsonPiece[] => {
    const found: JsonPiece[] = [];
    for (;;) {
      let from = at;
      while (from < piece.length && blank(piece[from] as number)) from++;
      const state: Progress = begun();
      const end = through(piece, from, state);
      let behind = end;
      while (behind >= 0 && behind < piece.length && blank(piece[behind] as number)) behind++;
      if (end <= from || piece[behind] !== COMMA) return found;
      found.push({ bytes: tooMuch(end - from, most, state) ? null : piece.subarray(from, end), deep: state.deep });
      at = behind + 1;
    }
  };
  const elements = async function* (most: number): AsyncGenerator<readonly JsonPiece[]> {
    if ((await peek()) === CLOSE_LIST) return take("]");
    for (;;) {
      const found = atHand(most);
      if (found.length > 0) yield found;
      yield [await value(most)];
      if ((await peek()) === CLOSE_LIST) return take("]");
      await take(",");
    }
  };
  return { offset, peek, take, elements, value };
}
