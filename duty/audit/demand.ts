import { halfWay } from "../../geo/plane/line";
import { planeAt } from "../../geo/plane/plane";
import type { Line, Point } from "../../geo/plane/point";
import type { Post, Segment } from "../plan";
import type { AuditedDays, DemandKind } from "./audited-days";
import { gridMiddles } from "./grid-middles";
import { holders } from "./holders";
import { jointMarks } from "./joint";
import { mark, markAll } from "./minute-marks";
import { postHours } from "./post-hours";

/** What must have somebody there: a grid, a main segment or a post; in minutes, one number a quarter. */
export interface Demand {
  readonly kind: DemandKind;
  readonly code: string;
  readonly name: string;
  readonly squad: string | null;
  readonly at: Point | null;
  readonly required: Uint16Array;
  readonly there: Uint16Array;
  /** With a formal officer there; of a grid, empty: presence counts segments and posts. */
  readonly qualified: Uint16Array;
}

const NONE = new Uint16Array(0);

/** The point of a line that stands for it on the map. */
export const spotOf = (line: Line): Point => (line.length === 1 ? (line[0] as Point) : halfWay(line, planeAt(line[0] as Point)));

/** Cuts arrays of one length out of one block of memory. */
function arrays(count: number, length: number): (index: number) => Uint16Array {
  const block = new Uint16Array(count * length);
  return (index) => block.subarray(index * length, (index + 1) * length);
}

function postDemands({ plan, law, quarters, byPost, squadOfGrid, marksOf }: AuditedDays): Demand[] {
  const [there, qualified] = [arrays(plan.posts.length, quarters.count), arrays(plan.posts.length, quarters.count)];
  const placeOf = new Map(plan.places.map((place) => [place.code, place]));
  return plan.posts.map((post, index): Demand => {
    const { code, name, grid, line } = post;
    const demand: Demand = {
      kind: "post",
      code,
      name,
      squad: squadOfGrid.get(grid) ?? null,
      at: spotOf(line),
      required: marksOf(postHours(post, placeOf, law)),
      there: there(index),
      qualified: qualified(index),
    };
    for (const { person, from, to } of byPost.get(post) ?? []) {
      mark(demand.there, quarters, from, to);
      if (person.kind === "formal") mark(demand.qualified, quarters, from, to);
    }
    return demand;
  });
}

/** The main segments of a plan: those that must be held. One list for one list of segments, so that it can be remembered by. */
const mains = new WeakMap<readonly Segment[], readonly Segment[]>();
/** The main segments among segments. */
export function mainSegments(segments: readonly Segment[]): readonly Segment[] {
  const known = mains.get(segments) ?? segments.filter((segment) => segment.class === "main");
  mains.set(segments, known);
  return known;
}

function segmentDemands({ plan, law, quarters, marksOf }: AuditedDays, posts: readonly Demand[]): Demand[] {
  const segments = mainSegments(plan.segments);
  const held = holders(segments, plan.posts);
  const [there, qualified] = [arrays(segments.length, quarters.count), arrays(segments.length, quarters.count)];
  const required = marksOf(law.serviceDay);
  return segments.map(({ code, name, squad, line }, index): Demand => {
    const demand: Demand = {
      kind: "segment",
      code,
      name,
      squad,
      at: spotOf(line),
      required,
      there: there(index),
      qualified: qualified(index),
    };
    for (const post of held[index] ?? []) {
      markAll(demand.there, (posts[post] as Demand).there);
      markAll(demand.qualified, (posts[post] as Demand).qualified);
    }
    return demand;
  });
}

function gridDemands(days: AuditedDays): Demand[] {
  const { plan, law, quarters, spells, marksOf } = days;
  const there = arrays(plan.grids.length, quarters.count);
  const joint = jointMarks(days);
  const middles = gridMiddles(plan.cells);
  const required = marksOf(law.serviceDay);
  const demands = plan.grids.map(({ code, name, squad }, index): Demand => {
    const own = there(index);
    const shared = joint.get(squad);
    if (shared) own.set(shared);
    return { kind: "grid", code, name, squad, at: middles.get(code) ?? null, required, there: own, qualified: NONE };
  });
  const byGrid = new Map(demands.map((demand) => [demand.code, demand]));
  for (const { assignment, from, to } of spells) {
    const demand = byGrid.get(assignment.grid);
    if (demand) mark(demand.there, quarters, from, to);
  }
  return demands;
}

/**
 * Everything that must have somebody there, grids, main segments and posts, each in the plan's order, with who is there. A grid has somebody there
 * when an assignment of it is on duty, or a vehicle on joint duty serves it; a segment when a post that holds it is manned.
 */
export function demands(days: AuditedDays): readonly Demand[] {
  const posts = postDemands(days);
  return [...gridDemands(days), ...segmentDemands(days, posts), ...posts];
}

/** Which posts hold a segment, by its code; none for one that is not main. */
export function holdersOf(days: AuditedDays, segment: string): readonly Post[] {
  const segments = mainSegments(days.plan.segments);
  const index = segments.findIndex(({ code }) => code === segment);
  return (holders(segments, days.plan.posts)[index] ?? []).map((post) => days.plan.posts[post] as Post);
}
