import { Readable } from "node:stream";
import { crc32, createDeflate, deflateSync } from "node:zlib";
import sharp from "sharp";
import { type ExifSaid, exifOf } from "../../../duty/violation/photo-for-tests";

/** Pictures for tests, harmless and hostile; none is kept as a file. */

const uint16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const uint32 = (value: number) => Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);

/** A picture whose left half is red and whose right half is blue. */
export function halves(width = 400, height = 200, format: "jpeg" | "png" | "webp" | "gif" | "avif" | "tiff" = "jpeg"): Promise<Buffer> {
  const left = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: "#ff0000" } };
  return sharp({ create: { width, height, channels: 3, background: "#0000ff" } })
    .composite([{ input: left, left: 0, top: 0 }])
    .toFormat(format)
    .toBuffer();
}

const segment = (marker: number, body: Uint8Array) => Buffer.concat([Buffer.from([0xff, marker]), uint16(body.length + 2), body]);

/** Puts a segment right behind a JPEG's start. */
const after = (jpeg: Buffer, marker: number, body: Uint8Array) =>
  Buffer.concat([jpeg.subarray(0, 2), segment(marker, body), jpeg.subarray(2)]);

/** A JPEG with an EXIF block. */
export const withExif = (jpeg: Buffer, said: ExifSaid): Buffer => after(jpeg, 0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exifOf(said)]));

/** A JPEG with a comment. */
export const withComment = (jpeg: Buffer, comment: string): Buffer => after(jpeg, 0xfe, Buffer.from(comment));

/**
 * A JPEG of one grey that goes over all its pixels `scans` times, each time told in a few bytes: every coefficient comes alone, then bit by bit
 * (progressive mode, ISO/IEC 10918-1 annex G). Lawful in every byte.
 */
export function manyScans(width: number, height: number, scans: number): Buffer {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const codes = (place: number, symbol: number) =>
    segment(0xc4, Buffer.concat([Buffer.from([place, 1]), Buffer.alloc(15), Buffer.from([symbol])]));
  const parts = [
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    segment(0xc2, Buffer.concat([Buffer.from([8]), uint16(height), uint16(width), Buffer.from([1, 1, 0x11, 0])])),
    codes(0x00, 0),
    codes(0x10, 0xe0),
    segment(0xda, Buffer.from([1, 1, 0, 0, 0, 0])),
    Buffer.alloc(Math.ceil(blocks / 8)),
  ];
  const runs = Buffer.alloc(Math.ceil((Math.ceil(blocks / 16_384) * 15) / 8));
  for (let scan = 0; scan < scans - 1; scan++) {
    const [coefficient, bit] = [1 + Math.floor(scan / 14), 13 - (scan % 14)];
    parts.push(segment(0xda, Buffer.from([1, 1, 0, coefficient, coefficient, ((bit === 13 ? 0 : bit + 1) << 4) | bit])), runs);
  }
  return Buffer.concat([...parts, Buffer.from([0xff, 0xd9])]);
}

const chunk = (name: string, body: Uint8Array) => {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  return Buffer.concat([uint32(body.length), named, uint32(crc32(named))]);
};

/** A PNG of nothing: a head that promises so many pixels, and a few bytes for them. */
export const promisedPng = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 2, 0, 0, 0])])),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);

/** A PNG with one more chunk before its pixels. */
export const withChunk = (png: Buffer, name: string, body: Uint8Array): Buffer =>
  Buffer.concat([png.subarray(0, 33), chunk(name, body), png.subarray(33)]);

/** Text of a PNG, packed: `megabytes` of noughts in a thousandth of it, packed piece by piece so that the test itself stays small. */
export async function packedText(megabytes: number): Promise<Buffer> {
  const million = Buffer.alloc(1_000_000);
  const parts: Buffer[] = [Buffer.from("Comment\0\0", "latin1")];
  for await (const part of Readable.from(Array(megabytes).fill(million)).pipe(createDeflate({ level: 9 }))) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
