import type { ViolationLine } from "../../duty/violation/violation-line";
import type { LivePoint } from "../map/live-layer";

/** A violation as the map draws it. */
export const livePoint = ({ id, lon, lat, status }: ViolationLine): LivePoint => ({ id, lon, lat, open: status === "open" });
