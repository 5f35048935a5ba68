import type { Bounds } from "../plane/point";
import type { Ground, NearPlace } from "./ground";
import { groundNear } from "./ground-near";
import { groundWithin } from "./ground-within";
import type { Raster } from "./raster";
import { spanOfBox, wholeSpan } from "./square-span";

/**
 * The ground of a box (only squares whose middle lies in it) and of near places (only rows near one of them, in its quarter hours); null when there is
 * neither.
 */
export function groundOf(raster: Raster, box: Bounds | null, near: readonly NearPlace[] | null): Ground | null {
  const within = box ? spanOfBox(raster, box) : wholeSpan(raster);
  if (near) return groundNear(raster, within, near);
  return box ? groundWithin(raster, within) : null;
}
