interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder;

/** Decoders by encoding: a table asks for one for each of its cells, and making one takes longer than using it. */
const decoders = new Map<string, Decoder>();

/** The text of a cell exactly as it stands; null where its bytes are none in that encoding, which must be one `encodingNamed` gives. */
export function cellText(bytes: Uint8Array, encoding: string): string | null {
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
