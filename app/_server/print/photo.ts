import { inflateSync } from "node:zlib";
import type { Paper } from "./paper";

/** Gives the photo of a person by code: JPEG or PNG, or null. */
export type PhotoOf = (person: string) => Uint8Array | null;

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const MOST_PIXELS = 40_000_000;

/**
 * Whether a PNG's pixels unpack. The PDF writer unpacks those with transparency later, where a torn file would end the process instead of throwing.
 * Interlaced ones are turned away: their size cannot be told beforehand.
 */
function pngUnpacks(bytes: Buffer): boolean {
  const [width, height, bits, colour] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.readUInt8(24), bytes.readUInt8(25)];
  const channels = CHANNELS[colour];
  if (channels === undefined || bytes.readUInt8(28) !== 0 || width * height > MOST_PIXELS) return false;
  const packed: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") packed.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const size = height * (1 + Math.ceil((width * channels * bits) / 8));
  return inflateSync(Buffer.concat(packed), { maxOutputLength: size + 1 }).length === size;
}

/** Whether bytes are a photo that can be printed. */
function printable(bytes: Buffer): boolean {
  if (bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8) return true;
  return bytes.length > 33 && bytes.readUInt32BE(0) === 0x89504e47 && pngUnpacks(bytes);
}

interface Image {
  readonly width: number;
  readonly height: number;
}

/** Opens each person's photo once per document; one that cannot be read is none, for a torn file must not stop a thousand boards. */
export function photos({ doc }: Paper, photoOf: PhotoOf): (person: string) => Image | null {
  const known = new Map<string, Image | null>();
  const open = (person: string): Image | null => {
    const bytes = photoOf(person);
    if (!bytes) return null;
    try {
      const own = Buffer.from(bytes);
      return printable(own) ? (doc as unknown as { openImage(from: Buffer): Image }).openImage(own) : null;
    } catch {
      return null;
    }
  };
  return (person) => {
    const found = known.get(person);
    if (found !== undefined) return found;
    const image = open(person);
    known.set(person, image);
    return image;
  };
}

/** Draws a photo so that it fills its frame, or the outline of a person where there is none. */
export function drawPhoto({ doc }: Paper, image: Image | null, x: number, y: number, width: number, height: number): void {
  doc.save();
  doc.roundedRect(x, y, width, height, width * 0.06).clip();
  if (image) doc.image(image as never, x, y, { cover: [width, height], align: "center", valign: "center" });
  else {
    doc.rect(x, y, width, height).fill("#dfe6ee");
    doc.circle(x + width / 2, y + height * 0.4, width * 0.2).fill("#a9b6c4");
    doc.ellipse(x + width / 2, y + height * 1.02, width * 0.38, height * 0.34).fill("#a9b6c4");
  }
  doc.restore();
  doc
    .roundedRect(x, y, width, height, width * 0.06)
    .lineWidth(0.15)
    .stroke("#b4bdc6");
}
