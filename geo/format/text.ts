import { FormatRefusal } from "./format";

interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare const TextDecoder: new (label: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => Decoder;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** The bytes of a text in UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const PLAIN: Readonly<Record<string, string>> = {
  utf8: "utf-8",
  "65001": "utf-8",
  cp65001: "utf-8",
  gb2312: "gbk",
  "gb_2312-80": "gbk",
  "euc-cn": "gbk",
  cp936: "gbk",
  "936": "gbk",
  ansi936: "gbk",
  "windows-936": "gbk",
  "ansi 936": "gbk",
  utf16le: "utf-16le",
  "utf-16": "utf-16le",
  cp950: "big5",
  "950": "big5",
};

/** The usual name of an encoding ("CP936" is "gbk"), or null for one that cannot be read. */
export function encodingNamed(name: string): string | null {
  const plain = name.trim().toLowerCase();
  const known = PLAIN[plain] ?? plain;
  try {
    new TextDecoder(known);
    return known;
  } catch {
    return null;
  }
}

/** The text of bytes, without a byte order mark; null when they are no text of that encoding, or the encoding is not known. */
export function decoded(bytes: Uint8Array, encoding: string): string | null {
  const known = encodingNamed(encoding);
  if (known === null) return null;
  try {
    return new TextDecoder(known, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function fits(sample: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 when a sample can be it (it may end within a character), else GB18030, which contains GBK and GB2312. Chinese GBK text is practically never valid UTF-8. */
export const encodingOf = (sample: Uint8Array): "utf-8" | "gb18030" => (fits(sample, "utf-8") ? "utf-8" : "gb18030");

/** The encoding a byte order mark names, or null without one. */
export function markedEncoding(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  return head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : null;
}

/** Every second byte of Latin text in UTF-16 is 0. */
function bare16(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  const many = head.length / 10;
  if (head.length < 8 || Math.max(even, odd) < many || Math.min(even, odd) > many / 10) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

/** The encoding of a text file by what was told, its mark, or its first bytes. @throws FormatRefusal "format.encoding" for a told encoding nobody knows. */
export function textEncoding(head: Uint8Array, told?: string): { readonly name: string; readonly by: "file" | "told" | "detected" } {
  const marked = markedEncoding(head);
  if (marked) return { name: marked, by: "file" };
  if (told !== undefined && told.trim() !== "") {
    const known = encodingNamed(told);
    if (known === null) throw new FormatRefusal("format.encoding", { got: told.slice(0, 100) });
    return { name: known, by: "told" };
  }
  return { name: bare16(head) ?? encodingOf(head), by: "detected" };
}

/** Texts of pieces of bytes, in order; a character cut between pieces stays whole, a byte that is none becomes U+FFFD. */
export async function* texts(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
