import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Area, Point } from "../../geo/plane/point";
import { validArea } from "../../geo/plane/valid-area";
import { Refused, type RefusedRow } from "./refused";
import { firstBadLine, openable } from "./text-file";
import type { Say } from "./words";

/** A community as a file has it. */
export interface ReadCommunity {
  readonly name: string;
  readonly code: string | null;
  readonly area: Area;
}

const LIMIT_MB = 256;
const NAMES = ["name", "名称", "社区", "社区名称", "community", "qh", "mc", "sqmc", "区划", "label", "title", "neighborhood", "district"];
/** Names of WGS84 and CGCS2000 in degrees, as GeoJSON of 2008 wrote them. */
const DEGREES = /CRS:?:?84|4326|4490/i;

interface Feature {
  readonly type?: unknown;
  readonly properties?: Record<string, unknown> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** The text of a file. @throws Refused when it cannot be read, is too large or of another encoding. */
function textOf(file: string, encoding: string, say: Say): string {
  const size = openable(file, say) / 1e6;
  if (size > LIMIT_MB) throw new Refused(say("too-large", { file, size: Math.round(size), limit: LIMIT_MB }));
  const bytes = readFileSync(file);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(say("not-encoding", { file: basename(file), encoding, line: firstBadLine(bytes, encoding) }));
  }
}

function featuresOf(file: string, text: string, say: Say): Feature[] {
  let parsed: { type?: unknown; features?: unknown; crs?: { properties?: { name?: unknown } } } | null;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Refused(say("not-json", { file: basename(file), message: (error as Error).message.slice(0, 160) }));
  }
  if (parsed?.type !== "FeatureCollection" || !Array.isArray(parsed.features) || parsed.features.length === 0)
    throw new Refused(say("not-collection", { file: basename(file) }));
  const crs = parsed.crs?.properties?.name;
  if (typeof crs === "string" && !DEGREES.test(crs)) throw new Refused(say("not-degrees", { file: basename(file), crs: crs.slice(0, 80) }));
  return parsed.features as Feature[];
}

const filled = (list: readonly Feature[], field: string) =>
  list.every(({ properties }) => typeof properties?.[field] === "string" && (properties[field] as string).trim() !== "");

/** The field that names communities: the one told, else the first known name that every feature fills, else the first text field they all fill. @throws Refused that names the fields there are. */
function nameFieldOf(file: string, list: readonly Feature[], told: string | undefined, say: Say): string {
  const fields = [...new Set(list.slice(0, 100).flatMap((feature) => Object.keys(feature?.properties ?? {})))];
  const refused = (field: string) => new Refused(say("no-field", { file: basename(file), field, found: fields.join(", ").slice(0, 500) }));
  if (told !== undefined) {
    if (!fields.includes(told)) throw refused(told);
    return told;
  }
  const known = NAMES.flatMap((name) => fields.filter((field) => field.toLowerCase() === name));
  const found = [...known, ...fields].find((field) => filled(list, field));
  if (found === undefined) throw refused("name");
  return found;
}

const isPoint = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length >= 2 && typeof value[0] === "number" && typeof value[1] === "number";

/** Coordinates of a (Multi)Polygon with heights dropped; null where they are not numbers in rings. */
function areaOf(geometry: Feature["geometry"]): Area | null {
  const polygons = geometry?.type === "Polygon" ? [geometry.coordinates] : geometry?.type === "MultiPolygon" ? geometry.coordinates : null;
  if (!Array.isArray(polygons)) return null;
  const area = polygons.map((polygon) =>
    Array.isArray(polygon)
      ? polygon.map((ring) =>
          Array.isArray(ring) && ring.every(isPoint) ? ring.map(([lon, lat]): Point => [lon as number, lat as number]) : null,
        )
      : null,
  );
  return area.every((polygon) => polygon?.every((ring) => ring !== null)) ? (area as unknown as Area) : null;
}

const EXPECTED = {
  "area.empty": "expected.polygon",
  "area.bad-number": "expected.finite",
  "area.out-of-range": "expected.degrees",
  "area.too-few-points": "expected.points",
  "area.unclosed": "expected.closed",
  "area.self-crossing": "expected.simple",
  "area.hole-outside": "expected.hole-inside",
  "area.overlap": "expected.apart",
  "area.cut-apart": "expected.one-piece",
} as const;

const MOST = 200;
const textValue = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value).trim() : "");
const lawful = (text: string) => text !== "" && text.length <= MOST && !text.includes("\0");

/** Reads communities from GeoJSON. All or nothing: with one wrong feature the wrong ones come back and no community. @throws Refused when the file is none. */
export function readCommunities(
  file: string,
  options: { encoding: string; nameField?: string | undefined; codeField?: string | undefined; say: Say },
): { communities: ReadCommunity[]; refused: RefusedRow[] } {
  const { say, codeField } = options;
  const list = featuresOf(file, textOf(file, options.encoding, say), say);
  const nameField = nameFieldOf(file, list, options.nameField, say);
  if (codeField !== undefined) nameFieldOf(file, list, codeField, say);
  const refused: RefusedRow[] = [];
  const codes = new Set<string>();
  const read = (feature: Feature, index: number): ReadCommunity | null => {
    const wrong = (field: string, expected: string, got: unknown) => {
      refused.push({ row: index + 1, field, expected, got: (JSON.stringify(got) ?? "").slice(0, 80) });
      return null;
    };
    const area = areaOf(feature?.geometry);
    if (!area) return wrong("geometry", say("expected.polygon"), feature?.geometry?.type ?? null);
    const fault = validArea(area);
    if (fault) return wrong(`geometry.coordinates[${fault.polygon}][${fault.ring}]`, say(EXPECTED[fault.fault]), fault.at);
    const name = textValue(feature.properties?.[nameField]);
    if (!lawful(name)) return wrong(nameField, say("expected.text", { most: MOST }), feature.properties?.[nameField] ?? null);
    if (codeField === undefined) return { name, code: null, area };
    const code = textValue(feature.properties?.[codeField]);
    if (!lawful(code)) return wrong(codeField, say("expected.text", { most: MOST }), feature.properties?.[codeField] ?? null);
    if (codes.has(code)) return wrong(codeField, say("expected.unique"), code);
    codes.add(code);
    return { name, code, area };
  };
  const communities = list.map(read).filter((one) => one !== null);
  return { communities, refused };
}
