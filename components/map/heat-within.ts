/** Violations in squares of place and hour of the day, column by column: what the map page's heatmap draws. */
export interface HeatBins {
  readonly lon: Float32Array;
  readonly lat: Float32Array;
  /** Hour of the day on the city's wall, 0 to 23. */
  readonly hour: Uint8Array;
  readonly count: Uint32Array;
}

/** What the heatmap draws: positions in pairs, a weight each, and how many violations that is. */
export interface HeatPoints {
  readonly positions: Float32Array;
  readonly weights: Float32Array;
  readonly length: number;
  readonly violations: number;
}

/** The bins of the hours `from` (inclusive) to `to` (exclusive). */
export function heatWithin({ lon, lat, hour, count }: HeatBins, from: number, to: number): HeatPoints {
  const chosen: number[] = [];
  for (let bin = 0; bin < hour.length; bin++) {
    const one = hour[bin] as number;
    if (one >= from && one < to) chosen.push(bin);
  }
  const positions = new Float32Array(chosen.length * 2);
  const weights = new Float32Array(chosen.length);
  let violations = 0;
  chosen.forEach((bin, index) => {
    positions[index * 2] = lon[bin] as number;
    positions[index * 2 + 1] = lat[bin] as number;
    weights[index] = count[bin] as number;
    violations += count[bin] as number;
  });
  return { positions, weights, length: chosen.length, violations };
}

/** How many violations there are in each of the 24 hours. */
export function heatByHour({ hour, count }: Pick<HeatBins, "hour" | "count">): number[] {
  const sums = new Array<number>(24).fill(0);
  for (let bin = 0; bin < hour.length; bin++) {
    const one = hour[bin] as number;
    if (one < 24) sums[one] = (sums[one] as number) + (count[bin] as number);
  }
  return sums;
}
