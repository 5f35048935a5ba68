import { boundsOfAll, middleOf } from "../geo/plane/bounds";
import { covers } from "../geo/plane/covers";
import { distanceToLine } from "../geo/plane/line";
import { planeAt } from "../geo/plane/plane";
import type { Point } from "../geo/plane/point";
import { borderStretches, UNSETTLED_REACH } from "./bands";
import { distanceToEdge, SLIVER } from "./ground";
import type { Instant, Plan, WeeklyPattern } from "./plan";
import { PLACE_REACH, SEGMENT_REACH } from "./surroundings";
import { wallClock } from "./time/wall-clock";

/** The parts of an answer that the slow twin computes too. */
export interface BruteAnswer {
  readonly kind: "held" | "shared" | "gap" | "outside";
  readonly cell: string | null;
  readonly lead: string | null;
  readonly support: string | null;
  readonly between: readonly [string, string] | null;
  readonly segment: string | null;
  readonly onDuty: readonly string[];
  readonly place: string | null;
  readonly allowances: readonly string[];
}

const least = <T>(list: readonly T[], value: (one: T) => number): T | null =>
  list.reduce<T | null>((best, one) => (best === null || value(one) < value(best) ? one : best), null);

const byCode = <T extends { readonly code: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

/**
 * The slow and obvious twin of `responsibilityOf`: looks at everything, every time. It is the specification that the fast path is held against
 * (law: fast path = brute force) and shares no index with it.
 */
export function bruteResponsibilityOf(plan: Plan): (point: Point, at: Instant) => BruteAnswer {
  const clock = wallClock(plan.version.timeZone);
  const cells = byCode(plan.cells);
  const box = boundsOfAll(cells.map(({ area }) => area));
  const plane = planeAt(box ? middleOf(box) : [0, 0]);
  const squadOfGrid = (grid: string) => plan.grids.find(({ code }) => code === grid)?.squad ?? "";
  const stretches = borderStretches(cells, squadOfGrid);
  const valid = (span: { from: Instant; to: Instant | null }, at: Instant) => at >= span.from && (span.to === null || at < span.to);
  const holds = (pattern: WeeklyPattern, at: Instant) => {
    const { weekday, minute } = clock.wall(at);
    const before = weekday === 1 ? 7 : weekday - 1;
    return pattern.some(
      ({ days, from, to }) =>
        (days.some((day) => day === weekday) && minute >= from && minute < to) ||
        (days.some((day) => day === before) && minute + 1440 >= from && minute + 1440 < to),
    );
  };
  const cellOf = (point: Point) => {
    const covering = cells.find(({ area }) => covers(area, point) >= 0);
    if (covering) return covering;
    const close = cells
      .map((cell) => ({ cell, distance: distanceToEdge(cell.area, point, plane) }))
      .filter(({ distance }) => distance <= SLIVER);
    return close.length < 2 ? null : (least(close, ({ distance }) => distance)?.cell ?? null);
  };
  const bandOf = (point: Point, own: string, at: Instant) => {
    const pairs = new Map<string, { between: readonly [string, string]; distance: number; grids: readonly [string, string] }>();
    for (const { pair, between, grids, line } of [...stretches].sort((a, b) => (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : 0))) {
      if (!between.includes(own)) continue;
      const distance = distanceToLine(line, point, plane);
      const known = pairs.get(pair);
      if (!known || distance < known.distance) pairs.set(pair, { between, distance, grids });
    }
    const found = [...pairs.values()].flatMap((near) => {
      const rule =
        byCode(plan.rules).find((one) => one.state !== "proposed" && one.between.join() === near.between.join() && valid(one, at)) ?? null;
      if (near.distance > (rule ? rule.width : UNSETTLED_REACH)) return [];
      const part =
        rule?.parts.find((one) => (one.side === null || one.side === own) && (one.hours === null || holds(one.hours, at))) ?? null;
      return [{ ...near, part }];
    });
    const answering = found.filter(({ part }) => part !== null);
    return least(answering.length > 0 ? answering : found, ({ distance }) => distance);
  };

  return (point, at) => {
    const cell = cellOf(point);
    if (!cell)
      return {
        kind: "outside",
        cell: null,
        lead: null,
        support: null,
        between: null,
        segment: null,
        onDuty: [],
        place: null,
        allowances: [],
      };
    const own = squadOfGrid(cell.grid);
    const band = bandOf(point, own, at);
    const lead = band?.part?.lead ?? own;
    const grid = band && lead !== own ? (band.grids[band.between[0] === own ? 1 : 0] as string) : cell.grid;
    const onDuty = byCode(plan.assignments)
      .filter((one) => one.grid === grid && valid(one, at) && holds(one.pattern, at))
      .map((one) => ({
        code: one.code,
        distance: distanceToLine(plan.posts.find(({ code }) => code === one.post)?.line ?? [], point, plane),
      }))
      .sort((a, b) => a.distance - b.distance)
      .map(({ code }) => code);
    const segment = least(
      byCode(plan.segments).filter(({ line }) => distanceToLine(line, point, plane) <= SEGMENT_REACH),
      ({ line }) => distanceToLine(line, point, plane),
    );
    const place = least(
      byCode(plan.places).filter(
        ({ at: stands, keyHours }) => distanceToLine([stands], point, plane) <= PLACE_REACH && holds(keyHours, at),
      ),
      ({ at: stands }) => distanceToLine([stands], point, plane),
    );
    const allowances = byCode(plan.allowances).filter((one) => covers(one.area, point) >= 0 && valid(one, at) && holds(one.hours, at));
    return {
      kind: onDuty.length === 0 ? "gap" : band?.part ? "shared" : "held",
      cell: cell.code,
      lead,
      support: band?.part?.support ?? null,
      between: band?.between ?? null,
      segment: segment?.code ?? null,
      onDuty,
      place: place?.code ?? null,
      allowances: allowances.map(({ code }) => code),
    };
  };
}
