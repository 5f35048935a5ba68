import type { Area } from "../../plane/point";
import { type Arrangement, aroundFace, arrangement } from "../noding/arrangement";
import { type AreaRing, areaRings, claims } from "./area-rings";

/** Areas laid over each other: the faces their rings cut, and who claims each. */
export interface Claimed {
  readonly faces: Arrangement;
  readonly rings: readonly AreaRing[];
  /** For each face the indexes of the areas that claim it, ascending, each as often as polygons of it do. */
  readonly claims: readonly (readonly number[])[];
  /** For each face nobody claims: whether one can leave from it over edges without entering anybody's land. */
  readonly open: Uint8Array;
}

/** Lays areas over each other. Rings may cross themselves. Throws RangeError when they spread over more than 9 degrees. */
export function claimed(areas: readonly Area[]): Claimed {
  return claimedByRings(areaRings(areas));
}

/** The same for rings already gathered. */
export function claimedByRings(rings: readonly AreaRing[]): Claimed {
  const faces = arrangement(rings.map(({ line }, label) => ({ line, label })));
  const whose = faces.windings.map((winding) => claims(winding, rings));
  const open = new Uint8Array(whose.length);
  open[0] = 1;
  const reached = [0];
  for (let face = reached.pop(); face !== undefined; face = reached.pop()) {
    aroundFace(faces, face, (half) => {
      const beyond = faces.faceOf[half ^ 1] as number;
      if (open[beyond] || (whose[beyond] as readonly number[]).length > 0) return;
      open[beyond] = 1;
      reached.push(beyond);
    });
  }
  return { faces, rings, claims: whose, open };
}
