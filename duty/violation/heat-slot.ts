import type { Instant } from "../plan";
import type { WallClock } from "../time/wall-clock";

const QUARTER = 900_000;

/** The slot of an instant: quarter hours since 1970-01-01T00:00 on the city's wall clock. */
export const heatSlot = (clock: WallClock, at: Instant): number => Math.floor((at + clock.offset(at)) / QUARTER);
