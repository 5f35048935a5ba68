import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { Area, Point } from "../../geo/plane/point";
import { validArea } from "../../geo/plane/valid-area";
import { Refused, type RefusedRow } from "./refused";
import type { Say } from "./words";

/** A community as a file has it. */
export interface ReadCommunity {
  readonly name: string;
  readonly code: string | null;
  readonly area: Area;
}

const LIMIT_MB = 256;
const NAMES = ["name", "名称", "社区", "社区名称", "community", "qh", "mc", "label", "title", "neighborhood"];

interface Feature {
  readonly type?: unknown;
  readonly properties?: Record<string, unknown> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

/** The text of a file. @throws Refused when it cannot be read, is too large or of another encoding. */
function textOf(file: string, encoding: string, say: Say): string {
  let bytes: Buffer;
  try {
    const size = statSync(file).size / 1e6;
    if (size > LIMIT_MB) throw new Refused(say("too-large", { file, size: Math.round(size), limit: LIMIT_MB }));
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(say("no-file", { file, message: (error as Error).message }));
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(say("not-encoding", { file: basename(file), encoding, byte: firstBadByte(bytes, encoding) }));
  }
}

/** About where the bytes stop being text of the encoding. */
function firstBadByte(bytes: Buffer, encoding: string): number {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += 1024) {
    try {
      decoder.decode(bytes.subarray(at, at + 1024), { stream: true });
    } catch {
      return at;
    }
  }
  return bytes.length;
}

function features(file: string, text: string, say: Say): Feature[] {
  let parsed: { type?: unknown; features?: unknown };
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Refused(say("not-json", { file: basename(file), message: (error as Error).message.slice(0, 160) }));
  }
  if (parsed?.type !== "FeatureCollection" || !Array.isArray(parsed.features) || parsed.features.length === 0)
    throw new Refused(say("not-collection", { file: basename(file) }));
  return parsed.features as Feature[];
}

/** The field that names communities: the one told, else the first known name that every feature fills, else the first text field they all fill. */
function nameField(list: readonly Feature[]): string | null {
  const filled = (field: string) =>
    list.every(({ properties }) => typeof properties?.[field] === "string" && (properties[field] as string).trim() !== "");
  const fields = Object.keys(list[0]?.properties ?? {});
  return NAMES.flatMap((name) => fields.filter((field) => field.toLowerCase() === name)).find(filled) ?? fields.find(filled) ?? null;
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

/** Reads communities from GeoJSON. All or nothing: with one wrong feature the wrong ones come back and no community. @throws Refused when the file is none. */
export function readCommunities(
  file: string,
  options: { encoding: string; nameField?: string | undefined; codeField?: string | undefined; say: Say },
): { communities: ReadCommunity[]; refused: RefusedRow[] } {
  const { say } = options;
  const list = features(file, textOf(file, options.encoding, say), say);
  const field = options.nameField ?? nameField(list);
  const refused: RefusedRow[] = [];
  const codes = new Set<string>();
  const communities = list.flatMap((feature, index): ReadCommunity[] => {
    const wrong = (where: string, expected: string, got: unknown) => {
      refused.push({ row: index + 1, field: where, expected, got: (JSON.stringify(got) ?? "—").slice(0, 80) });
      return [];
    };
    const area = areaOf(feature?.geometry);
    if (!area) return wrong("geometry", say("expected.polygon"), feature?.geometry?.type ?? null);
    const fault = validArea(area);
    if (fault) return wrong(`geometry.coordinates[${fault.polygon}][${fault.ring}]`, say(EXPECTED[fault.fault]), fault.at);
    const name = field === null ? `${index + 1}` : feature.properties?.[field];
    if ((typeof name !== "string" && typeof name !== "number") || String(name).trim() === "")
      return wrong(field ?? "name", say("expected.text"), name ?? null);
    const given = options.codeField === undefined ? null : feature.properties?.[options.codeField];
    if (options.codeField !== undefined) {
      const code = String(given ?? "").trim();
      if (code === "") return wrong(options.codeField, say("expected.text"), given ?? null);
      if (codes.has(code)) return wrong(options.codeField, say("expected.unique"), code);
      codes.add(code);
    }
    return [{ name: String(name).trim(), code: given === null ? null : String(given).trim(), area }];
  });
  return { communities, refused };
}
