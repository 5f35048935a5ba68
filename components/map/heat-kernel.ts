import type { HeatFrame, HeatSquares } from "./heat-frame";

/** A smooth picture of where violations are: violations per hectare in the middle of each square, row by row. */
export interface HeatDensity {
  readonly frame: HeatFrame;
  readonly values: Float32Array;
}

const HECTARE = 10_000;

/** Weights of the squares within reach, by offset; their sum is 1, so that no violation is lost or doubled. */
function weights(metres: number, bandwidth: number): { readonly dx: number; readonly dy: number; readonly weight: number }[] {
  const reach = Math.floor(bandwidth / metres);
  const found: { dx: number; dy: number; weight: number }[] = [];
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const share = ((dx * dx + dy * dy) * metres * metres) / (bandwidth * bandwidth);
      if (share < 1) found.push({ dx, dy, weight: (1 - share) ** 2 });
    }
  const sum = found.reduce((all, { weight }) => all + weight, 0);
  return found.map((one) => ({ ...one, weight: one.weight / sum }));
}

/**
 * Kernel density on the squares' own raster, widened by the bandwidth: quartic kernel, `bandwidth` in metres on the ground, so that the picture is the same at each zoom.
 * Source: Silverman, Density Estimation, 1986, eq. 4.5 (biweight).
 */
export function heatDensity({ frame, column, row, count }: HeatSquares, bandwidth: number): HeatDensity {
  const { metres } = frame;
  const edge = Math.ceil(bandwidth / metres) + 1;
  const columns = frame.columns + 2 * edge;
  const rows = frame.rows + 2 * edge;
  const values = new Float32Array(columns * rows);
  const perHectare = HECTARE / (metres * metres);
  const taps = weights(metres, bandwidth).map(({ dx, dy, weight }) => ({ off: dy * columns + dx, weight: weight * perHectare }));
  for (let k = 0; k < count.length; k++) {
    const at = ((row[k] as number) + edge) * columns + (column[k] as number) + edge;
    const many = count[k] as number;
    for (const { off, weight } of taps) values[at + off] = (values[at + off] as number) + many * weight;
  }
  const { west, south, stepLon, stepLat } = frame;
  return { frame: { ...frame, columns, rows, west: west - edge * stepLon, south: south - edge * stepLat }, values };
}
