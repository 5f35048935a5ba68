import type { ByteSource } from "./format";

/** Bytes already in memory as a source. */
export const heldBytes = (name: string, bytes: Uint8Array): ByteSource => ({
  name,
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(Math.max(0, offset), Math.max(0, offset + length)),
});

const PIECE = 256 * 1024;

/** A stretch of a source, piece by piece in its order; ends early where the source does. `onBytes` hears how far into the source reading has come. */
export async function* pieces(
  source: ByteSource,
  from = 0,
  to = source.size,
  onBytes?: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; ) {
    const piece = await source.read(at, Math.min(PIECE, to - at));
    if (piece.length === 0) return;
    at += piece.length;
    onBytes?.(at);
    yield piece;
  }
}
