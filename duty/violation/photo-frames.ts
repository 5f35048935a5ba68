/** Whether a PNG moves: an animation control chunk before the first pixels (PNG third edition, 11.3.6.1). Chunks that run past the end stop the walk. */
export function pngMoves(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = view.getUint32(at + 4);
    if (name === 0x6163544c) return true; // acTL
    if (name === 0x49444154) return false; // IDAT
  }
  return false;
}

/**
 * How many scans a JPEG has (ISO/IEC 10918-1, B.2.3). A photo has one, or about a dozen when it loads by and by; each goes over every pixel again, so
 * a small file of a thousand scans keeps a decoder busy for a quarter of a minute, and the decoder cannot be stopped meanwhile.
 */
export function jpegScans(bytes: Uint8Array): number {
  let scans = 0;
  for (let at = bytes.indexOf(0xff); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1))
    if (bytes[at + 1] === 0xda) scans++;
  return scans;
}
