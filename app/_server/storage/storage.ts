/**
 * Where bytes are kept that do not belong into the database. Names are two parts, `folder/name`. A put that has returned is kept for good, all of it or
 * nothing; put again, the last counts. The world's failures throw.
 */
export interface Storage {
  /** Keeps bytes under a name; `kind` is their content type. */
  put(name: string, bytes: Uint8Array, kind: string): Promise<void>;
  /** The bytes as a stream, or null where there are none. */
  get(name: string): Promise<ReadableStream<Uint8Array> | null>;
  has(name: string): Promise<boolean>;
  /** Takes bytes away; nothing happens where there are none. */
  remove(name: string): Promise<void>;
  /** All names that begin so, in no promised order. */
  list(prefix: string): AsyncIterable<string>;
}

const NAME = /^[A-Za-z0-9_-]{1,100}\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;

/** Both parts of a name. @throws for a name that is none: it is made by us, never by who asks */
export function nameParts(name: string): readonly [folder: string, file: string] {
  if (!NAME.test(name)) throw new Error(`storage: no name: ${JSON.stringify(name)}`);
  return name.split("/") as [string, string];
}
