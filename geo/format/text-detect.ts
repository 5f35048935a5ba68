import { pieces } from "./byte-source";
import type { ByteSource } from "./format";
import { encodingOf, textEncoding } from "./text";

/** The first stretch of a source that holds other than ASCII, from its first such byte on; empty where there is none. */
async function telling(source: ByteSource): Promise<Uint8Array> {
  for await (const piece of pieces(source)) {
    for (let at = 0; at < piece.length; at++) if ((piece[at] as number) > 127) return piece.subarray(at);
  }
  return new Uint8Array(0);
}

/** The encoding of a text file: its mark, what was told, or by its first bytes that are not ASCII, however late they come. @throws FormatRefusal "format.encoding" */
export async function sourceEncoding(source: ByteSource, told?: string): Promise<ReturnType<typeof textEncoding>> {
  const first = textEncoding(await source.read(0, Math.min(4096, source.size)), told);
  return first.by === "detected" && !first.name.startsWith("utf-16") ? { name: encodingOf(await telling(source)), by: "detected" } : first;
}
