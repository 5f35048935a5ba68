import { validArea } from "../../geo/plane/valid-area";
import type { BaseFeature } from "../../geo/tile/base-feature";
import type { ComingRow, RefusedRow } from "./taking";
import type { GroundLayer } from "./targets";

const STREETS: Readonly<Record<string, "motorway" | "main" | "secondary" | "lane">> = {
  main: "main",
  secondary: "secondary",
  lane: "lane",
  主干路: "main",
  快速路: "motorway",
  高速: "motorway",
  高速公路: "motorway",
  次干路: "secondary",
  支路: "lane",
  motorway: "motorway",
  trunk: "motorway",
  primary: "main",
  tertiary: "secondary",
};

const NAMES = ["name", "名称", "NAME", "mc", "道路名称", "路名"];
const CLASSES = ["class", "等级", "道路等级", "highway", "类别", "fclass", "type"];
const LAYER = { street: "street", water: "water", rail: "rail", wall: "wall", green: "green", building: "block" } as const;

/** A row as a feature of the ground under the plan, or why it is none. Streets, rails and walls are lines; greens and buildings areas; waters either. */
export function groundFeature(row: ComingRow, use: GroundLayer): BaseFeature | RefusedRow {
  const text = (names: readonly string[]) =>
    names.map((name) => row.properties[name]).find((value) => value !== null && value !== undefined && value !== "");
  const refuse = (fault: string, got: string): RefusedRow => ({
    layer: row.layer,
    number: row.number,
    field: "shape",
    fault,
    got,
    at: null,
  });
  const { shape } = row;
  const lined = use === "street" || use === "rail" || use === "wall" || (use === "water" && shape?.type === "line");
  if (lined ? shape?.type !== "line" : shape?.type !== "area") return refuse(lined ? "row.no-line" : "row.no-area", shape?.type ?? "");
  const name = text(NAMES);
  const kind = String(text(CLASSES) ?? "");
  const known =
    use === "street"
      ? (STREETS[kind] ?? "lane")
      : use === "building"
        ? "building"
        : use === "water"
          ? lined
            ? "river"
            : kind || "lake"
          : use;
  const head = { layer: LAYER[use], class: known, name: name === undefined ? null : String(name).slice(0, 200) };
  if (shape?.type === "line") {
    return shape.line.length < 2 ? refuse("row.no-line", "") : { ...head, geometry: { type: "line", line: shape.line } };
  }
  const area = shape?.type === "area" ? shape.area : [];
  const wrong = validArea(area);
  return wrong ? { ...refuse(wrong.fault, wrong.at.join(" ")), at: wrong.at } : { ...head, geometry: { type: "area", area } };
}
