import type { Bounds } from "../../geo/plane/point";
import type { PlaceKind } from "../plan";
import type { Channel } from "./channel";

/** Whether stalls that an allowance permits count: they are no violations (疏堵结合), so usually not. */
export type Permitted = "without" | "with" | "only";

/** Only what lies near a key place, and if wanted only while that place is in its key hours. */
export interface NearPlaces {
  readonly kinds: readonly PlaceKind[];
  /** Metres about the place, 10 to 1000. */
  readonly metres: number;
  /** Only within the key hours of a place that is near. */
  readonly keyHours: boolean;
}

/** Which violations a heat question is about. Everything that is null or empty does not narrow. */
export interface HeatQuestion {
  /** Days on the city's wall, "2026-01-01"; `to` is the first day that no longer counts. */
  readonly from: string | null;
  readonly to: string | null;
  /** Hours of the week, Monday 00:00 first: 168 flags; null is all. */
  readonly hours: readonly boolean[] | null;
  /** Codes of categories (five digits) and of major classes (two digits). */
  readonly categories: readonly string[];
  readonly channels: readonly Channel[];
  /** Squads on whose turf it happened. */
  readonly squads: readonly string[];
  readonly near: NearPlaces | null;
  /** Only squares of the finest raster whose middle lies in it. */
  readonly box: Bounds | null;
  readonly permitted: Permitted;
}

/** The question about everything. */
export const EVERYTHING: HeatQuestion = {
  from: null,
  to: null,
  hours: null,
  categories: [],
  channels: [],
  squads: [],
  near: null,
  box: null,
  permitted: "without",
};
