import { coverage } from "../geo/plane/coverage";
import { nearLines } from "../geo/plane/near-lines";
import type { Plane } from "../geo/plane/plane";
import type { Point } from "../geo/plane/point";
import { during } from "./bands";
import { byCode } from "./by-code";
import type { Allowance, Instant, Place, Plan, Segment } from "./plan";
import type { Moment } from "./time/day-clock";
import { daySpans, holds } from "./time/day-spans";

/** Metres within which a street segment, and so its chief, answers for a point. */
export const SEGMENT_REACH = 50;
/** Metres within which a key place is told. */
export const PLACE_REACH = 100;

/** What stands around a point: its street segment, a key place in its key hours, permitted stalls. */
export interface Surroundings {
  segment(point: Point): { readonly segment: Segment; readonly distance: number } | null;
  place(point: Point, moment: Moment): Place | null;
  allowances(point: Point, at: Instant, moment: Moment): readonly Allowance[];
}

const NONE: readonly Allowance[] = [];

/** Builds the index once. */
export function surroundings(plan: Plan, plane: Plane): Surroundings {
  const segments = [...plan.segments].sort(byCode);
  const lines = nearLines(
    segments.map(({ line }) => line),
    SEGMENT_REACH,
    plane,
  );
  const places = [...plan.places].sort(byCode).map((place) => ({ place, hours: daySpans(place.keyHours) }));
  const points = nearLines(
    places.map(({ place }) => [place.at]),
    PLACE_REACH,
    plane,
  );
  const allowances = [...plan.allowances].sort(byCode).map((allowance) => ({ allowance, hours: daySpans(allowance.hours) }));
  const areas = coverage(allowances.map(({ allowance }) => allowance.area));
  return {
    segment: (point) => {
      const near = lines.nearest(point);
      return near && { segment: segments[near.line] as Segment, distance: near.distance };
    },
    place: (point, moment) => {
      let best: Place | null = null;
      let square = Infinity;
      points.each(point, (index, _stretch, distance) => {
        const one = places[index];
        if (one && distance < square && holds(one.hours, moment)) {
          best = one.place;
          square = distance;
        }
      });
      return best;
    },
    allowances: (point, at, moment) => {
      if (allowances.length === 0 || areas.first(point[0], point[1]) < 0) return NONE;
      return areas
        .all(point)
        .indexes.map((index) => allowances[index] as (typeof allowances)[number])
        .filter(({ allowance, hours }) => during(allowance, at) && holds(hours, moment))
        .map(({ allowance }) => allowance);
    },
  };
}
