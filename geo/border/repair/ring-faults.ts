import type { Plane } from "../../plane/plane";
import type { Point } from "../../plane/point";
import type { AreaRing } from "./area-rings";
import { type CoverageFault, placeFault } from "./coverage-fault";

/** Arms of a spike open by less than 2 degrees. */
const SPIKE = Math.cos((2 * Math.PI) / 180);

/** Duplicate points and spikes of one ring. `near` is metres. */
export function ringFaults({ owner, line }: AreaRing, plane: Plane, near: number): CoverageFault[] {
  const faults: CoverageFault[] = [];
  const kept: Point[] = [];
  for (const point of line.slice(0, -1)) {
    const last = kept[kept.length - 1];
    if (last && plane.distance(last, point) < near) faults.push(placeFault("duplicate-point", [owner], point));
    else kept.push(point);
  }
  const [first, last] = [kept[0], kept[kept.length - 1]];
  if (first && last && kept.length > 1 && plane.distance(first, last) < near) {
    faults.push(placeFault("duplicate-point", [owner], last));
    kept.pop();
  }
  kept.forEach((at, i) => {
    const before = kept[(i + kept.length - 1) % kept.length] as Point;
    const after = kept[(i + 1) % kept.length] as Point;
    const [px, py] = [(before[0] - at[0]) * plane.kx, (before[1] - at[1]) * plane.ky];
    const [qx, qy] = [(after[0] - at[0]) * plane.kx, (after[1] - at[1]) * plane.ky];
    if (px * qx + py * qy > SPIKE * Math.hypot(px, py) * Math.hypot(qx, qy)) {
      faults.push(placeFault("spike", [owner], at, [before, at, after]));
    }
  });
  return faults;
}
