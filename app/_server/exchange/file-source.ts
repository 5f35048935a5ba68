import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import type { ByteSource } from "../../../geo/format/format";

/** A file on disk as a source of bytes. Close it when done. */
export async function fileSource(path: string, name = basename(path)): Promise<ByteSource & { close(): Promise<void> }> {
  const handle: FileHandle = await open(path, "r");
  const { size } = await handle.stat();
  const read = async (offset: number, length: number) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    let have = 0;
    while (have < bytes.length) {
      const { bytesRead } = await handle.read(bytes, have, bytes.length - have, offset + have);
      if (bytesRead === 0) break;
      have += bytesRead;
    }
    return have === bytes.length ? bytes : bytes.subarray(0, have);
  };
  return { name, size, read, close: () => handle.close() };
}
