import { PbfReader } from "pbf";
import { type ByteSource, FormatRefusal, type OpenOptions } from "./format";
import { guarded, type OsmBlob, osmBlobContent, osmBlobs } from "./osm-blob";
import { type OsmContents, osmBlock } from "./osm-block";
import type { OsmElements, OsmListener } from "./osm-elements";

/** What a reader must understand; files that ask for more (history) would be read wrongly. */
const UNDERSTOOD = new Set(["OsmSchema-V0.6", "DenseNodes"]);
const MOST_UNPACKED = 4 * 1024 ** 3;

/** Looks at the head of a file. @throws FormatRefusal "osm.not-pbf", "osm.feature" with what it asks for, and those of a blob */
export async function checkOsmPbf(source: ByteSource): Promise<void> {
  for await (const blob of osmBlobs(source)) {
    if (blob.type !== "OSMHeader") break;
    const bytes = await osmBlobContent(source, blob);
    const wanted: string[] = [];
    guarded(blob.at, () =>
      new PbfReader(bytes).readFields((tag, list, pbf) => {
        if (tag === 4) list.push(pbf.readString());
      }, wanted),
    );
    const unknown = wanted.find((feature) => !UNDERSTOOD.has(feature));
    if (unknown !== undefined) throw new FormatRefusal("osm.feature", { feature: unknown.slice(0, 100) });
    return;
  }
  throw new FormatRefusal("osm.not-pbf", { name: source.name });
}

const wanted = (listener: OsmListener, contents: OsmContents) =>
  (listener.node && contents.nodes) || (listener.way && contents.ways) || (listener.relation && contents.relations);

/**
 * The elements of an .osm.pbf. One block is held at a time; what each block holds is remembered, so that later passes unpack only what they need.
 * @throws FormatRefusal from a pass: those of blobs, and "osm.too-large" beyond `mostUnpacked`
 */
export function osmPbf(source: ByteSource, options: OpenOptions | undefined): OsmElements {
  const most = options?.mostUnpacked ?? MOST_UNPACKED;
  const blobs: { readonly blob: OsmBlob; readonly contents: OsmContents }[] = [];
  async function* known<T>(listener: OsmListener, taken: () => readonly T[]): AsyncGenerator<T> {
    for (const { blob, contents } of blobs) {
      if (!wanted(listener, contents)) continue;
      const bytes = await osmBlobContent(source, blob);
      guarded(blob.at, () => osmBlock(bytes, listener));
      yield* taken();
    }
  }
  async function* first<T>(listener: OsmListener, taken: () => readonly T[]): AsyncGenerator<T> {
    let unpacked = 0;
    const found: typeof blobs = [];
    for await (const blob of osmBlobs(source)) {
      if (blob.type !== "OSMData") continue;
      const bytes = await osmBlobContent(source, blob);
      unpacked += bytes.length;
      if (unpacked > most) throw new FormatRefusal("osm.too-large", { most });
      found.push({ blob, contents: guarded(blob.at, () => osmBlock(bytes, listener)) });
      yield* taken();
    }
    blobs.push(...found);
  }
  return { pass: (listener, taken) => (blobs.length > 0 ? known(listener, taken) : first(listener, taken)) };
}
