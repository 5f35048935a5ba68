import type { StagedFeature } from "../../../db/import-job";
import type { GroundShape } from "../../../duty/exchange/row";
import type { ComingRow } from "../../../duty/exchange/taking";
import type { CoordinateSystem } from "../../../geo/coordinate/coordinate-system";
import type { Shape, Value } from "../../../geo/format/format";
import type { Point } from "../../../geo/plane/point";

/** How the points of a layer are to be understood. */
export interface PointReading {
  readonly system: CoordinateSystem;
  readonly swapped: boolean;
  readonly lon: string | null;
  readonly lat: string | null;
}

const number = (value: Value | undefined) =>
  value === null || value === undefined || String(value).trim() === "" ? Number.NaN : Number(value);

/** A point in WGS84, rounded to a tenth of a millimetre, so that what is equal in the file stays equal. */
function converted([x, y]: Point, { system, swapped }: PointReading): Point {
  const [lon, lat] = system.toWgs84(swapped ? [y, x] : [x, y]);
  return system.code === "wgs84" || system.code === "cgcs2000" ? [lon, lat] : [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9];
}

function groundShape(shape: Shape, reading: PointReading): GroundShape {
  const one = (point: Point) => converted(point, reading);
  if (shape.type === "point") return { type: "point", at: one(shape.at) };
  if (shape.type === "line") return { type: "line", line: shape.line.map(one) };
  return { type: "area", area: shape.area.map((polygon) => polygon.map((ring) => ring.map(one))) };
}

/** A staged feature as a row that comes in, its shape in WGS84; a table's point comes from its columns. */
export function stagedRow(feature: StagedFeature, reading: PointReading): ComingRow {
  const { layer, number: count } = feature;
  const properties = feature.properties as Record<string, Value>;
  const shape = feature.shape as Shape | null;
  if (shape) return { layer, number: count, properties, shape: groundShape(shape, reading) };
  if (reading.lon === null || reading.lat === null) return { layer, number: count, properties, shape: null };
  const at: Point = [number(properties[reading.lon]), number(properties[reading.lat])];
  const finite = Number.isFinite(at[0]) && Number.isFinite(at[1]);
  return { layer, number: count, properties, shape: finite ? groundShape({ type: "point", at }, reading) : null };
}
