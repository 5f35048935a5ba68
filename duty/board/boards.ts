import { boundsOf, boundsOfPoints } from "../../geo/plane/bounds";
import { halfWay } from "../../geo/plane/line";
import type { BorderRule, Grid, Instant, Plan, Segment } from "../plan";
import { along, grown } from "./along";
import type { Board, BoardRule, BoardWhat } from "./board";
import { ascending, boardCode } from "./board-code";
import { boardGround } from "./board-ground";
import { boardMap, type OwnGround } from "./board-map";
import { boardNames } from "./board-rows";
import { ruleAt } from "./rule-at";

/** Metres between a street's middle line and what stands along it. */
const STREET = 25;
/** Metres of band drawn for a border that no rule settles. */
const UNSETTLED = 30;

/** Asks for a notice board of a plan as it holds at an instant; null if the plan has no such thing, or no ground for it. */
export type BoardOf = (what: BoardWhat, at: Instant) => Board | null;

/** What differs between the kinds of boards. */
type Part = Pick<Board, "names" | "rows" | "squads" | "segments" | "rule" | "ground" | "map">;

const publicRule = ({ code, width, basis, state, text, parts, from }: BorderRule): BoardRule => ({
  code,
  width,
  basis,
  state,
  text,
  parts,
  since: from,
});

/**
 * Builds the index of a plan once; then each board is made in milliseconds, however big the city. Deterministic: the same plan and instant give the
 * same board. @throws when the plan refers to what it does not have: `faultsOf` tells that beforehand.
 */
export function boards(plan: Plan): BoardOf {
  const ground = boardGround(plan);
  const names = boardNames(plan);
  const { plane } = ground;
  const grids = new Map(plan.grids.map((grid) => [grid.code, grid] as const));
  const segments = new Map(plan.segments.map((segment) => [segment.code, segment] as const));
  const squads = new Set(plan.squads.map(({ code }) => code));
  const rules = ruleAt(plan.rules);

  const groundOf = (grid: Grid) => ({ standard: names.standard(grid.standard), duty: names.duty(grid.duty) });

  const ofGrid = (code: string, at: Instant): Part | null => {
    const grid = grids.get(code);
    const area = ground.areaOf(code);
    if (!grid || area.length === 0) return null;
    const posts = ground.postsOf(code);
    const rows = names.rows(posts, ground.assignmentsOf, at);
    const rings = area.flat();
    const beside = (segment: Segment) =>
      along(segment.line, rings, STREET / 2, plane) || ground.gridAt(halfWay(segment.line, plane)) === grid;
    return {
      names: [grid.name],
      rows,
      squads: [names.squad(grid.squad)],
      segments: ground
        .segmentsIn(grown(boundsOf(area), STREET, plane))
        .filter(beside)
        .map(names.segment),
      rule: null,
      ground: groundOf(grid),
      map: boardMap({ area, lines: [], bandMetres: 0 }, posts, rows, ground, at),
    };
  };

  /** A part about lines: the posts along them, and the map. */
  const ofLines = (own: OwnGround, reach: number, at: Instant) => {
    const box = grown(boundsOfPoints(own.lines.flat()), reach, plane);
    const posts = ground.postsIn(box).filter(({ line }) => along(line, own.lines, reach, plane));
    const rows = names.rows(posts, ground.assignmentsOf, at);
    return { rows, map: boardMap(own, posts, rows, ground, at) };
  };

  const ofSegment = (code: string, at: Instant): Part | null => {
    const segment = segments.get(code);
    if (!segment) return null;
    const grid = ground.gridAt(halfWay(segment.line, plane));
    const squad = segment.squad ?? grid?.squad ?? null;
    return {
      ...ofLines({ area: [], lines: [segment.line], bandMetres: 0 }, STREET, at),
      names: [segment.name],
      squads: squad === null ? [] : [names.squad(squad)],
      segments: [names.segment(segment)],
      rule: null,
      ground: grid && groundOf(grid),
    };
  };

  const ofBorder = (between: readonly [string, string], at: Instant): Part | null => {
    const lines = between.every((code) => squads.has(code)) ? ground.borderOf(between) : [];
    if (lines.length === 0) return null;
    const rule = rules(between, at);
    const bandMetres = rule?.width ?? UNSETTLED;
    const both = between.map(names.squad);
    return {
      ...ofLines({ area: [], lines, bandMetres }, bandMetres, at),
      names: both.map(({ name }) => name),
      squads: both,
      segments: [],
      rule: rule && publicRule(rule),
      ground: null,
    };
  };

  return (asked, at) => {
    const what: BoardWhat = asked.kind === "border" ? { kind: "border", between: ascending(asked.between) } : asked;
    const part =
      what.kind === "grid" ? ofGrid(what.code, at) : what.kind === "segment" ? ofSegment(what.code, at) : ofBorder(what.between, at);
    if (!part) return null;
    const { city, name, from, timeZone, sample, bureau } = plan.version;
    const mergers = names.mergers(part.squads, at);
    return { ...part, mergers, what, code: boardCode(what), at, bureau, version: { city, name, since: from, timeZone, sample } };
  };
}

/** One notice board of a plan; whoever wants many asks `boards(plan)`. */
export const boardOf = (plan: Plan, what: BoardWhat, at: Instant): Board | null => boards(plan)(what, at);
