import type { Area, Ring } from "../../geo/plane/point";

const ringKey = (ring: Ring) => {
  const points = ring.slice(1).map(([lon, lat]) => `${lon},${lat}`);
  const least = points.reduce((best, point, index) => (point < (points[best] as string) ? index : best), 0);
  return [...points.slice(least), ...points.slice(0, least)].join(" ");
};

/** Whether two areas have the same rings, wherever they begin. */
export const sameRings = (a: Area, b: Area): boolean => {
  const keys = (area: Area) => area.flat().map(ringKey).sort().join("|");
  return keys(a) === keys(b);
};
