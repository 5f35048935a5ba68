import { FormatRefusal, type ReadFault, type ReadFeature } from "./format";
import { featureItems, isGeometry, parsed } from "./geojson-feature";
import { type JsonScanner, jsonScanner } from "./geojson-scanner";

const MOST_FEATURE = 64 * 1024 * 1024;
const MOST_KEY = 64 * 1024;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST] = [123, 125, 91];
/** Members that are kept; others are passed over. */
const KEPT = new Set(["type", "crs", "name", "layers", "layer", "id", "properties", "geometry", "geometries", "coordinates"]);

/** What the members of a root object told so far. */
export type Members = Record<string, unknown>;

async function keyOf(scanner: JsonScanner): Promise<string> {
  const at = scanner.offset();
  const key = (await scanner.peek()) === 34 ? parsed(await scanner.value(MOST_KEY)) : null;
  if (key && "value" in key && typeof key.value === "string") return key.value;
  if ((await scanner.peek()) < 0) throw new FormatRefusal("geojson.truncated", { offset: scanner.offset() });
  throw new FormatRefusal("geojson.not-json", { offset: at });
}

/** Another comma: true. The bracket that closes the object: false, taken. */
async function more(scanner: JsonScanner): Promise<boolean> {
  const closes = (await scanner.peek()) === CLOSE_OBJECT;
  await scanner.take(closes ? "}" : ",");
  return !closes;
}

async function memberValue(scanner: JsonScanner, key: string): Promise<unknown> {
  const at = scanner.offset();
  const piece = await scanner.value(MOST_FEATURE);
  if (!KEPT.has(key) && piece.bytes !== null && piece.bytes.length > 0) return undefined;
  const read = parsed(piece);
  if ("fault" in read) throw new FormatRefusal(read.fault, { offset: at });
  return read.value;
}

/** A root object, member by member; elements of "features" as they come. */
async function* rootItems(
  scanner: JsonScanner,
  members: Members,
  layer: () => string,
  from: number,
): AsyncGenerator<ReadFeature | ReadFault, number> {
  let [number, listed] = [from, false];
  await scanner.take("{");
  if ((await scanner.peek()) === CLOSE_OBJECT) await scanner.take("}");
  else
    do {
      const key = await keyOf(scanner);
      await scanner.take(":");
      if (key !== "features" || (await scanner.peek()) !== OPEN_LIST) {
        const value = await memberValue(scanner, key);
        if (KEPT.has(key)) members[key] = value;
        continue;
      }
      listed = true;
      await scanner.take("[");
      for await (const batch of scanner.elements(MOST_FEATURE)) {
        for (const piece of batch) {
          const read = parsed(piece);
          if ("fault" in read) yield { layer: layer(), number, field: null, fault: read.fault, got: read.got };
          else for (const item of featureItems(read.value, number, layer())) yield item;
          number++;
        }
      }
    } while (await more(scanner));
  if (listed) return number;
  if (members.type !== "Feature" && !isGeometry(members)) {
    throw new FormatRefusal("geojson.no-features", { got: String(JSON.stringify(members.type)).slice(0, 60) });
  }
  yield* featureItems(members, number, layer());
  return number + 1;
}

/**
 * Features of GeoJSON that comes in pieces: a FeatureCollection, a Feature, a geometry, or any of them line by line. `root` hears the members of each root object
 * before its features where they stand before them; `layer` is asked for the name of features that name none.
 * @throws FormatRefusal "geojson.not-json", "geojson.truncated" (with the byte where), "geojson.no-features"
 */
export async function* geojsonItems(
  pieces: AsyncIterable<Uint8Array>,
  layer: () => string,
  root: (members: Members) => void = () => {},
): AsyncGenerator<ReadFeature | ReadFault> {
  const scanner = jsonScanner(pieces);
  let number = 1;
  if ((await scanner.peek()) < 0) throw new FormatRefusal("geojson.truncated", { offset: 0 });
  while ((await scanner.peek()) >= 0) {
    if ((await scanner.peek()) !== OPEN_OBJECT) throw new FormatRefusal("geojson.not-json", { offset: scanner.offset() });
    const members: Members = Object.create(null);
    root(members);
    number = yield* rootItems(scanner, members, layer, number);
  }
}
