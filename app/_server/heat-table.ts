import { changeOf, significanceOf } from "../../components/heat/heat-pictures";
import type { HeatLayer } from "../../components/heat/heat-sight";
import { boxRing, type HeatFrame, squareBounds } from "../../components/map/heat-frame";
import type { HeatQuestion } from "../../duty/violation/heat-question";
import type { Area, Point } from "../../geo/plane/point";
import type { LiveCity } from "./city";
import type { Heat } from "./heat";
import { foundCells } from "./heat-cells";
import { type Against, foundChange, periodsOf, todayOf } from "./heat-change";
import { foundSignificance } from "./heat-significance";
import { foundSquares } from "./heat-squares";

/** The columns of a table of heat, by the names their words have. */
export type HeatColumn =
  | "lon"
  | "lat"
  | "side"
  | "count"
  | "share"
  | "cell"
  | "grid"
  | "squad"
  | "hectares"
  | "per-hectare"
  | "z"
  | "q"
  | "verdict"
  | "now"
  | "before"
  | "difference";

/** A layer of heat as a table: a row for each square or cell with something in it, with its outline. */
export interface HeatTable {
  readonly columns: readonly HeatColumn[];
  readonly rows: Iterable<{ readonly values: readonly (string | number | null)[]; readonly area: Area }>;
  readonly total: number;
}

/** Which layer, and how it is drawn. */
export interface TableAsked {
  readonly layer: HeatLayer;
  readonly metres: number;
  readonly against: Against;
}

const places = (value: number, digits: number) => Number(value.toFixed(digits));
const middle = (frame: HeatFrame, column: number, row: number): Point => [
  places(frame.west + (column + 0.5) * frame.stepLon, 6),
  places(frame.south + (row + 0.5) * frame.stepLat, 6),
];
const outline = (frame: HeatFrame, column: number, row: number): Area => [
  [boxRing(squareBounds(frame, column, row)).map(([lon, lat]): Point => [places(lon, 7), places(lat, 7)])],
];

interface Squares {
  readonly frame: HeatFrame;
  readonly column: Uint16Array;
  readonly row: Uint16Array;
}

function* squareRows({ frame, column, row }: Squares, more: (k: number) => readonly (string | number | null)[]) {
  for (let k = 0; k < column.length; k++) {
    const [c, r] = [column[k] as number, row[k] as number];
    yield { values: [...middle(frame, c, r), frame.metres, ...more(k)], area: outline(frame, c, r) };
  }
}

async function cellTable(heat: Heat, live: LiveCity, question: HeatQuestion): Promise<HeatTable> {
  const { numbers, count, hectares, total } = await foundCells(heat, live, heat.lens.filter(question));
  const { cells, grids, squads } = live.plan;
  const gridOf = new Map(grids.map((grid) => [grid.code, grid]));
  const squadOf = new Map(squads.map((squad) => [squad.code, squad]));
  function* rows() {
    for (const [k, number] of numbers.entries()) {
      const { code, grid, area } = cells[number] as (typeof cells)[number];
      const own = gridOf.get(grid);
      const size = hectares[k] as number;
      const many = count[k] as number;
      const values = [
        code,
        own?.name ?? grid,
        squadOf.get(own?.squad ?? "")?.name ?? null,
        places(size, 4),
        many,
        places(many / size, 3),
        places(many / total, 6),
      ];
      yield { values, area };
    }
  }
  return { columns: ["cell", "grid", "squad", "hectares", "count", "per-hectare", "share"], rows: rows(), total };
}

/** The table of a layer. `verdict` is a code: words for it stand in the lists. */
export async function heatTable(heat: Heat, live: LiveCity, question: HeatQuestion, asked: TableAsked): Promise<HeatTable> {
  const { layer, metres, against } = asked;
  if (layer === "cells") return cellTable(heat, live, question);
  if (layer === "significance") {
    const found = await foundSignificance(heat, live, question, metres);
    const { count, z, q, sign, total } = found;
    const more = (k: number) => [
      count[k] as number,
      places(z[k] as number, 3),
      places(q[k] as number, 6),
      significanceOf(sign[k] as number, q[k] as number),
    ];
    return { columns: ["lon", "lat", "side", "count", "z", "q", "verdict"], rows: squareRows(found, more), total };
  }
  if (layer === "change") {
    const found = await foundChange(heat, live, question, periodsOf(question, against, todayOf(live, Date.now())), metres);
    const { count, before, q, sign, total } = found;
    const more = (k: number) => {
      const [late, early] = [count[k] as number, before[k] as number];
      return [late, early, late - early, places(q[k] as number, 6), changeOf(late, early, sign[k] as number)];
    };
    return { columns: ["lon", "lat", "side", "now", "before", "difference", "q", "verdict"], rows: squareRows(found, more), total };
  }
  const found = await foundSquares(heat, heat.lens.filter(question), metres);
  const more = (k: number) => [found.count[k] as number, places((found.count[k] as number) / found.total, 6)];
  return { columns: ["lon", "lat", "side", "count", "share"], rows: squareRows(found, more), total: found.total };
}
