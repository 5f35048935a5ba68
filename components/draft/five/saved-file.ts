import type { WriteLayer } from "../../../geo/format/format";
import { xlsx } from "../../../geo/format/xlsx";

/** Writes layers as a workbook and hands it to the browser to keep. */
export async function savedFile(layers: readonly WriteLayer[], name: string): Promise<void> {
  if (!xlsx.write || !xlsx.written) throw new Error("savedFile: workbooks are not written here");
  const parts: BlobPart[] = [];
  for await (const part of xlsx.write(layers, name)) parts.push(part as Uint8Array<ArrayBuffer>);
  const address = URL.createObjectURL(new Blob(parts, { type: xlsx.written.mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.${xlsx.written.extension}`;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
