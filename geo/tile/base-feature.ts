import type { Area, Line, Point } from "../plane/point";

/** What a feature of the basemap is. */
export type BaseLayer = "land" | "water" | "green" | "block" | "street" | "rail" | "wall" | "label";

/** One feature of the basemap the portal draws itself. `class` refines the layer (main, secondary, lane; river, lake ...). */
export interface BaseFeature {
  readonly layer: BaseLayer;
  readonly class: string;
  readonly name: string | null;
  readonly geometry:
    | { readonly type: "area"; readonly area: Area }
    | { readonly type: "line"; readonly line: Line }
    | { readonly type: "point"; readonly at: Point };
}
