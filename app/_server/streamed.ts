import { Readable } from "node:stream";

/** Bytes that are made piece by piece as the body of an answer: the reader's pace is kept, and a reader who leaves ends the making. */
export const streamed = (pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): ReadableStream =>
  Readable.toWeb(Readable.from(pieces, { objectMode: false })) as unknown as ReadableStream;
