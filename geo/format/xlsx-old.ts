import { type ByteSource, FormatRefusal } from "./format";

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether bytes begin like a compound file: an old .xls, or the envelope of an encrypted workbook. */
export const compound = (head: Uint8Array): boolean => MAGIC.every((byte, index) => head[index] === byte);

/** The names of the first streams in a compound file, all in one text. Source: MS-CFB 2.2 (header), 2.6 (directory). */
async function streamNames(source: ByteSource): Promise<string> {
  const header = await source.read(0, 512);
  if (header.length < 512) return "";
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const sector = view.getUint16(30, true) === 12 ? 4096 : 512;
  const directory = await source.read((view.getUint32(48, true) + 1) * sector, sector);
  const letters = directory.filter((byte, index) => index % 2 === 0 && byte > 31 && byte < 127);
  return String.fromCharCode(...letters);
}

/** Refuses a compound file by what it is. @throws FormatRefusal "xlsx.encrypted" or "xlsx.old", always */
export async function refuseCompound(source: ByteSource): Promise<never> {
  const encrypted = /EncryptedPackage|EncryptionInfo/.test(await streamNames(source));
  throw new FormatRefusal(encrypted ? "xlsx.encrypted" : "xlsx.old", { name: source.name });
}
