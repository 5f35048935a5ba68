/** A place or direction on a plane, metres. */
export type Metres = readonly [x: number, y: number];

const left = (a: Metres, b: Metres, c: Metres) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** The convex hull, counter-clockwise, first point not repeated. Source: Andrew's monotone chain, 1979. */
export function hull(points: readonly Metres[]): Metres[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (order: readonly Metres[]): Metres[] => {
    const chain: Metres[] = [];
    for (const point of order) {
      while (chain.length > 1 && left(chain[chain.length - 2] as Metres, chain[chain.length - 1] as Metres, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** The direction (unit length) of the long side of the smallest rectangle around points. Source: one side of it lies on the hull (Freeman and Shapira 1975). */
export function longAxis(points: readonly Metres[]): Metres {
  const corners = hull(points);
  let best: Metres = [1, 0];
  let least = Infinity;
  corners.forEach((a, i) => {
    const b = corners[(i + 1) % corners.length] as Metres;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (length === 0) return;
    const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    let [low, high, far] = [Infinity, -Infinity, 0];
    for (const [x, y] of corners) {
      const along = x * ux + y * uy;
      low = Math.min(low, along);
      high = Math.max(high, along);
      far = Math.max(far, (y - a[1]) * ux - (x - a[0]) * uy);
    }
    if ((high - low) * far >= least) return;
    least = (high - low) * far;
    best = high - low >= far ? [ux, uy] : [-uy, ux];
  });
  return best;
}
