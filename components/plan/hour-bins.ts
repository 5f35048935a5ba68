import { decodeColumns } from "../../geo/heat/column-bytes";
import type { HeatFrame } from "../map/heat-frame";
import type { HeatBins } from "../map/heat-within";

/** Reads the answer of /api/heat/hours: squares by hour of the day, with their middles in degrees. @throws when the bytes are broken */
export function hourBins(bytes: ArrayBuffer): HeatBins {
  const { head, columns } = decodeColumns(bytes);
  const { west, south, stepLon, stepLat } = (head as unknown as { readonly frame: HeatFrame }).frame;
  const { column, row, hour, count } = columns as unknown as Record<"column" | "row", Uint16Array> & {
    hour: Uint8Array;
    count: Uint32Array;
  };
  return {
    lon: Float32Array.from(column, (at) => west + (at + 0.5) * stepLon),
    lat: Float32Array.from(row, (at) => south + (at + 0.5) * stepLat),
    hour,
    count,
  };
}
