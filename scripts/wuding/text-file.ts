import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { basename } from "node:path";
import { Refused } from "./refused";
import type { Say } from "./words";

/** Encodings a file may have, by the names people use. */
export const ENCODINGS: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  gbk: "gbk",
  gb2312: "gbk",
  gb18030: "gb18030",
};

const LINE_END = 0x0a;

/** Bytes that give away what a file is instead of text. */
const DISGUISES: readonly (readonly [head: readonly number[], is: "not-text.excel" | "not-text.utf-16"])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "not-text.excel"],
  [[0xd0, 0xcf, 0x11, 0xe0], "not-text.excel"],
  [[0xff, 0xfe], "not-text.utf-16"],
  [[0xfe, 0xff], "not-text.utf-16"],
];

/** Size of a file in bytes. @throws Refused when it cannot be read, is a folder or obviously no text. */
export function openable(file: string, say: Say): number {
  const head = Buffer.alloc(4);
  let size: number;
  try {
    size = statSync(file).size;
    const handle = openSync(file, "r");
    readSync(handle, head, 0, 4, 0);
    closeSync(handle);
  } catch (error) {
    throw new Refused(say("no-file", { file, message: (error as Error).message }));
  }
  const disguise = DISGUISES.find(([bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (disguise) throw new Refused(say(disguise[1], { file: basename(file) }));
  return size;
}

/** The first line, from 1, whose bytes are no text of the encoding; the last one when it is cut off. A line end is never part of a longer character in any of the encodings. */
export function firstBadLine(bytes: Uint8Array, encoding: string): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(LINE_END, start);
    const stop = end < 0 ? bytes.length : end + 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop;
  }
  return Math.max(1, line - 1);
}

const lineEnds = (bytes: Uint8Array): number => {
  let count = 0;
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) count++;
  return count;
};

/** Reads a whole file for its encoding alone, so that one that turns out wrong half way leaves no half of itself behind. @throws Refused with the line. */
export async function checkEncoding(file: string, encoding: string, say: Say): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let whole = 0;
  let rest: Buffer = Buffer.alloc(0);
  const wrong = (bytes: Buffer) =>
    new Refused(say("not-encoding", { file: basename(file), encoding, line: whole + firstBadLine(bytes, encoding) }));
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      throw wrong(Buffer.concat([rest, chunk]));
    }
    whole += lineEnds(chunk);
    const last = chunk.lastIndexOf(LINE_END);
    rest = last < 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.subarray(last + 1));
  }
  try {
    decoder.decode();
  } catch {
    throw wrong(rest);
  }
}
