import { xmlItems } from "./xml-reading";
import type { ZipEntry } from "./zip";

/** What a reader of a workbook's part hears: names without prefix, and attributes asked for by theirs. */
export interface PartListener {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** An attribute by its name, under whatever prefix ("r:id"). */
function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name];
  const prefixed = Object.keys(attributes).find((key) => local(key) === name);
  return prefixed === undefined ? undefined : attributes[prefixed];
}

/** Reads a part piece by piece; after each piece gives what `taken` has come to. `onBytes` hears how many packed bytes of it have been taken. @throws FormatRefusal "xlsx.broken", "xlsx.doctype" ... */
export const partItems = <T>(
  entry: ZipEntry,
  listener: PartListener,
  taken: () => readonly T[],
  onBytes?: (bytes: number) => void,
): AsyncGenerator<T> =>
  xmlItems(
    entry.stream(onBytes),
    "utf-8",
    {
      format: "xlsx",
      open: (name, attributes) => listener.open?.(name, (wanted) => attributeOf(attributes, wanted)),
      text: (text) => listener.text?.(text),
      close: (name) => listener.close?.(name),
    },
    taken,
  );

/** Reads a whole part. @throws FormatRefusal as `partItems` */
export async function readPart(entry: ZipEntry, listener: PartListener): Promise<void> {
  for await (const _ of partItems(entry, listener, () => []));
}
