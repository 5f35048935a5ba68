import { planeAt } from "../plane/plane";

/** Violations in bins of place and hour of the day, column by column: what the heatmap draws. */
export interface HeatBins {
  readonly lon: Float32Array;
  readonly lat: Float32Array;
  /** Hour of the day on the city's wall, 0 to 23. */
  readonly hour: Uint8Array;
  readonly count: Uint16Array;
}

/** Metres across a bin. */
export const BIN_METRES = 25;

/** Violations as columns in memory: 16 bytes each. Grows at the end; asked by span of time. */
export class HeatColumns {
  #lon = new Float64Array(1024);
  #lat = new Float64Array(1024);
  /** Hours since 1970-01-01T00:00 on the city's wall. */
  #hour = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds one violation; `wallHour` is hours since 1970-01-01T00:00 on the city's wall. */
  add(lon: number, lat: number, wallHour: number): void {
    if (this.#length === this.#lon.length) this.#grow();
    this.#lon[this.#length] = lon;
    this.#lat[this.#length] = lat;
    this.#hour[this.#length++] = wallHour;
  }

  /** Calls `visit` with the place of every violation. */
  each(visit: (lon: number, lat: number) => void): void {
    for (let i = 0; i < this.#length; i++) visit(this.#lon[i] as number, this.#lat[i] as number);
  }

  /** The columns from a row on, as views that hold until the next `add`: degrees, and hours since 1970-01-01T00:00 on the city's wall. */
  after(row: number): { readonly lon: Float64Array; readonly lat: Float64Array; readonly hour: Int32Array } {
    const part = <T extends Float64Array | Int32Array>(column: T) => column.subarray(row, this.#length) as T;
    return { lon: part(this.#lon), lat: part(this.#lat), hour: part(this.#hour) };
  }

  #grow(): void {
    const [lon, lat, hour] = [new Float64Array(this.#length * 2), new Float64Array(this.#length * 2), new Int32Array(this.#length * 2)];
    lon.set(this.#lon);
    lat.set(this.#lat);
    hour.set(this.#hour);
    this.#lon = lon;
    this.#lat = lat;
    this.#hour = hour;
  }

  /** Bins the violations of the wall hours `from` (inclusive) to `to` (exclusive). Bins stand in the order they were first met; a bin's place is its middle. */
  bins(from: number, to: number): HeatBins {
    const first = this.#length > 0 ? ([this.#lon[0] as number, this.#lat[0] as number] as const) : ([0, 0] as const);
    const { kx, ky } = planeAt(first);
    const counts = new Map<number, number>();
    for (let i = 0; i < this.#length; i++) {
      const hour = this.#hour[i] as number;
      if (hour < from || hour >= to) continue;
      const column = Math.floor(((this.#lon[i] as number) * kx) / BIN_METRES) + 2 ** 21;
      const row = Math.floor(((this.#lat[i] as number) * ky) / BIN_METRES) + 2 ** 20;
      const key = (column * 2 ** 21 + row) * 32 + (((hour % 24) + 24) % 24);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const size = counts.size;
    const bins = { lon: new Float32Array(size), lat: new Float32Array(size), hour: new Uint8Array(size), count: new Uint16Array(size) };
    let i = 0;
    for (const [key, count] of counts) {
      const place = Math.floor(key / 32);
      bins.hour[i] = key % 32;
      bins.lon[i] = ((Math.floor(place / 2 ** 21) - 2 ** 21 + 0.5) * BIN_METRES) / kx;
      bins.lat[i] = (((place % 2 ** 21) - 2 ** 20 + 0.5) * BIN_METRES) / ky;
      bins.count[i++] = Math.min(65_535, count);
    }
    return bins;
  }
}

/** Writes bins as bytes: Uint32 n; Float32 lon[n]; Float32 lat[n]; Uint16 count[n]; padding to 4; Uint8 hour[n]. Little-endian. */
export function encodeHeat({ lon, lat, hour, count }: HeatBins): Uint8Array<ArrayBuffer> {
  const n = hour.length;
  const bytes = new Uint8Array(layout(n).end);
  const at = layout(n);
  new DataView(bytes.buffer).setUint32(0, n, true);
  bytes.set(new Uint8Array(lon.buffer, lon.byteOffset, lon.byteLength), at.lon);
  bytes.set(new Uint8Array(lat.buffer, lat.byteOffset, lat.byteLength), at.lat);
  bytes.set(new Uint8Array(count.buffer, count.byteOffset, count.byteLength), at.count);
  bytes.set(hour, at.hour);
  return bytes;
}

/** Reads what `encodeHeat` wrote. @throws when the length does not fit. */
export function decodeHeat(buffer: ArrayBuffer): HeatBins {
  const n = buffer.byteLength >= 4 ? new DataView(buffer).getUint32(0, true) : -1;
  const at = layout(Math.max(0, n));
  if (n < 0 || buffer.byteLength !== at.end) throw new Error(`decodeHeat: ${buffer.byteLength} bytes do not hold ${n} bins`);
  return {
    lon: new Float32Array(buffer, at.lon, n),
    lat: new Float32Array(buffer, at.lat, n),
    count: new Uint16Array(buffer, at.count, n),
    hour: new Uint8Array(buffer, at.hour, n),
  };
}

function layout(n: number) {
  const lat = 4 + n * 4;
  const count = lat + n * 4;
  const hour = count + Math.ceil((n * 2) / 4) * 4;
  return { lon: 4, lat, count, hour, end: hour + n };
}
