import { type ByteSource, FormatRefusal, type OpenOptions, type ReadFault, type ReadFeature } from "./format";

/**
 * The same source, with someone told after each reading how many bytes have been taken in all, never more than there are. A source that is gone through
 * several times tells how often in `readings`, and each counts for its part.
 */
export function heardSource(source: ByteSource, onBytes: ((bytes: number) => void) | undefined, readings = 1): ByteSource {
  if (!onBytes) return source;
  let taken = 0;
  return {
    name: source.name,
    size: source.size,
    read: async (offset, length) => {
      const bytes = await source.read(offset, length);
      taken += bytes.length;
      onBytes(Math.min(Math.round(taken / readings), source.size));
      return bytes;
    },
  };
}

/** Most features that are read of a file. */
export const mostFeatures = (options: OpenOptions | undefined): number => options?.mostFeatures ?? 5_000_000;

/** The same items as long as they are few enough. @throws FormatRefusal "format.too-many" with the first feature too many */
export async function* limitedItems(
  items: AsyncIterable<ReadFeature | ReadFault>,
  options: OpenOptions | undefined,
): AsyncIterable<ReadFeature | ReadFault> {
  const most = mostFeatures(options);
  let count = 0;
  for await (const item of items) {
    if (++count > most) throw new FormatRefusal("format.too-many", { most });
    yield item;
  }
}
