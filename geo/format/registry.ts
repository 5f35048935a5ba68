import { csv } from "./csv";
import type { Format } from "./format";
import { geojson } from "./geojson";
import { kml } from "./kml";
import { osm } from "./osm";
import { shapefile } from "./shapefile";
import { xlsx } from "./xlsx";

/** Every format, in the order in which a file is tried: those with a beginning of their own before those told by name. */
export const FORMATS: readonly Format[] = [xlsx, shapefile, kml, osm, geojson, csv];

/** The format of a file by its first bytes (up to 4 KiB) and its name; null for one nobody reads here. */
export const formatOf = (head: Uint8Array, name: string): Format | null => FORMATS.find((format) => format.recognises(head, name)) ?? null;
