import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import type { Responsibility } from "../../duty/answer";
import type { Plan } from "../../duty/plan";
import { dissolve } from "../../geo/border/dissolve";
import type { Area, Line, Point } from "../../geo/plane/point";

const feature = (role: string, geometry: Geometry): Feature => ({ type: "Feature", properties: { role }, geometry });
const positions = (line: Line): Position[] => line.map((point) => [point[0], point[1]]);
const pointOf = (point: Point): Geometry => ({ type: "Point", coordinates: [point[0], point[1]] });
const lineOf = (line: Line): Geometry =>
  line.length > 1 ? { type: "LineString", coordinates: positions(line) } : pointOf(line[0] as Point);
const areaOf = (area: Area): Geometry => ({ type: "MultiPolygon", coordinates: area.map((polygon) => polygon.map(positions)) });
const edgeOf = (area: Area): Geometry => ({ type: "MultiLineString", coordinates: area.flat().map(positions) });

/** The edge of a grid, worked out once per plan and grid. */
export function gridEdges(plan: Plan): (grid: string) => Area {
  const known = new Map<string, Area>();
  return (grid) => {
    const found = known.get(grid);
    if (found) return found;
    const area = dissolve(plan.cells.filter((cell) => cell.grid === grid).map((cell) => cell.area));
    known.set(grid, area);
    return area;
  };
}

/** What the map marks for an answer: the spot, its cell, its grid's edge, its street segment, the posts on duty and the way to the nearest. */
export function chosenFeatures(
  point: Point | null,
  answer: Responsibility | null,
  edge: (grid: string) => Area,
  here: Point | null,
): FeatureCollection {
  const features: Feature[] = [];
  if (answer?.grid) features.push(feature("grid", edgeOf(edge(answer.grid.code))));
  if (answer?.cell) features.push(feature("cell", areaOf(answer.cell.area)));
  if (answer?.segment) features.push(feature("segment", lineOf(answer.segment.line)));
  const first = answer?.onDuty[0]?.post.line[0];
  if (point && first) features.push(feature("way", lineOf([point, first])));
  for (const { post } of answer?.onDuty ?? []) features.push(feature("post", pointOf(post.line[0] as Point)));
  if (here) features.push(feature("here", pointOf(here)));
  if (point) features.push(feature("spot", pointOf(point)));
  return { type: "FeatureCollection", features };
}
