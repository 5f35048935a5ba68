import { boundsOfAll, middleOf } from "../geo/plane/bounds";
import { covers } from "../geo/plane/covers";
import { distanceToLine } from "../geo/plane/line";
import { planeAt } from "../geo/plane/plane";
import type { Point } from "../geo/plane/point";
import { borderStretches, UNSETTLED_REACH } from "./bands";
import { distanceToEdge, SLIVER } from "./ground";
import type { Assignment, DaySpan, Instant, Merger, Plan, Weekday, WeeklyPattern } from "./plan";
import { PLACE_REACH, SEGMENT_REACH } from "./surroundings";
import { daysOf } from "./time/civil";
import { codeOfDay } from "./time/day-code";
import { wallClock } from "./time/wall-clock";

/** The parts of an answer that the slow twin computes too. */
export interface BruteAnswer {
  readonly kind: "held" | "shared" | "gap" | "outside";
  readonly cell: string | null;
  readonly lead: string | null;
  readonly support: string | null;
  readonly merger: string | null;
  readonly between: readonly [string, string] | null;
  readonly segment: string | null;
  readonly onDuty: readonly string[];
  /** Who stands there for each of them, and for whom. */
  readonly persons: readonly (readonly [person: string, standsInFor: string | null])[];
  readonly deputies: readonly string[];
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
  const today = (at: Instant) => {
    const wall = clock.wall(at);
    const own = wall.weekday;
    const day = codeOfDay(daysOf(wall));
    const yesterday = codeOfDay(daysOf(wall) - 1);
    const as = (code: string, weekday: number) => plan.days.find((one) => one.code === code)?.as ?? (weekday as Weekday);
    return { minute: wall.minute, day, yesterday, weekday: as(day, own), before: as(yesterday, own === 1 ? 7 : own - 1) };
  };
  const onDay = (pattern: WeeklyPattern, weekday: Weekday) => pattern.filter(({ days }) => days.includes(weekday));
  const hold = (spans: readonly DaySpan[], minute: number) => spans.some(({ from, to }) => minute >= from && minute < to);
  const holds = (pattern: WeeklyPattern, at: Instant) => {
    const { weekday, before, minute } = today(at);
    return hold(onDay(pattern, weekday), minute) || hold(onDay(pattern, before), minute + 1440);
  };
  const absent = (person: string, at: Instant) => plan.absences.some((one) => one.person === person && valid(one, at));
  const expected = (one: Assignment, at: Instant): string | null => {
    const { weekday, before, minute, day, yesterday } = today(at);
    const [now, then] = [day, yesterday].map((code) => one.exceptions.find((exception) => exception.day === code));
    if (hold(now?.spans ?? onDay(one.pattern, weekday), minute)) return now?.person ?? one.person;
    if (hold(then?.spans ?? onDay(one.pattern, before), minute + 1440)) return then?.person ?? one.person;
    return null;
  };
  const standing = (one: Assignment, at: Instant): (readonly [string, string | null])[] => {
    const person = expected(one, at);
    if (person === null || !valid(one, at)) return [];
    if (!absent(person, at)) return [[person, null]];
    return one.deputy === null || one.deputy === person || absent(one.deputy, at) ? [] : [[one.deputy, person]];
  };
  const mergerOf = (squad: string, at: Instant): Merger | null =>
    byCode(plan.mergers).find((one) => one.squads.includes(squad) && valid(one, at) && holds(one.hours, at)) ?? null;
  const postOf = (one: Assignment) => plan.posts.find(({ code }) => code === one.post);
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
        merger: null,
        between: null,
        segment: null,
        onDuty: [],
        persons: [],
        deputies: [],
        place: null,
        allowances: [],
      };
    const own = squadOfGrid(cell.grid);
    const band = bandOf(point, own, at);
    const part = band?.part ?? null;
    const named = part?.lead ?? own;
    const merger = mergerOf(named, at);
    const lead = merger?.lead ?? named;
    const second = part && (mergerOf(part.support, at)?.lead ?? part.support);
    const support = second !== null && second !== lead ? second : (merger?.squads.find((squad) => squad !== lead) ?? null);
    const grid = band && named !== own ? (band.grids[band.between[0] === own ? 1 : 0] as string) : cell.grid;
    const standingAmong = (list: readonly Assignment[]) =>
      byCode(list)
        .flatMap((one) => standing(one, at).map((who) => ({ one, who, distance: distanceToLine(postOf(one)?.line ?? [], point, plane) })))
        .sort((a, b) => a.distance - b.distance);
    const there = standingAmong(plan.assignments.filter((one) => one.grid === grid));
    const vehicles = plan.assignments.filter((one) => postOf(one)?.kind === "vehicle" && merger?.squads.includes(squadOfGrid(one.grid)));
    const onDuty = there.length === 0 && merger ? standingAmong(vehicles) : there;
    const [first] = onDuty;
    const captain = plan.squads.find(({ code }) => code === lead)?.captain ?? null;
    const deputies = [first?.one.deputy ?? null, captain].filter(
      (person): person is string => person !== null && person !== first?.who[0] && !absent(person, at),
    );
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
      kind: onDuty.length === 0 ? "gap" : part ? "shared" : "held",
      cell: cell.code,
      lead,
      support,
      merger: merger?.code ?? null,
      between: band?.between ?? null,
      segment: segment?.code ?? null,
      onDuty: onDuty.map(({ one }) => one.code),
      persons: onDuty.map(({ who }) => who),
      deputies: [...new Set(deputies)],
      place: place?.code ?? null,
      allowances: allowances.map(({ code }) => code),
    };
  };
}
