import type { Cut, CutKind } from "../../geo/divide/cells/division";
import type { Area, Line } from "../../geo/plane/point";
import type { BaseFeature } from "../../geo/tile/base-feature";

/** What the ground under a plan is divided by. */
export interface GroundCuts {
  readonly cuts: readonly Cut[];
  readonly waters: readonly Area[];
  readonly buildings: readonly Area[];
  /** All streets, for workload. */
  readonly streets: readonly Line[];
}

const STREETS: Readonly<Record<string, CutKind>> = { motorway: "wall", main: "main", secondary: "secondary", lane: "lane" };

/** Sorts the features of a basemap into what cuts, what is built, and what is walked along. A motorway is a wall to who walks. */
export function groundCuts(base: readonly BaseFeature[]): GroundCuts {
  const cuts: Cut[] = [];
  const waters: Area[] = [];
  const buildings: Area[] = [];
  const streets: Line[] = [];
  for (const { layer, class: kind, geometry } of base) {
    if (geometry.type === "line") {
      if (layer === "street") {
        cuts.push({ line: geometry.line, kind: STREETS[kind] ?? "lane" });
        if (kind !== "motorway") streets.push(geometry.line);
      } else if (layer === "water" || layer === "rail" || layer === "wall") cuts.push({ line: geometry.line, kind: layer });
    } else if (geometry.type === "area") {
      if (layer === "water") waters.push(geometry.area);
      else if (layer === "block") buildings.push(geometry.area);
    }
  }
  return { cuts, waters, buildings, streets };
}
