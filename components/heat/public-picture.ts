import type { Point } from "../../geo/plane/point";

/** A map as a drawing of `width` x `height` units: paths of land, streets and turfs, and where a point lies. */
export interface PublicPicture {
  readonly width: number;
  readonly height: number;
  readonly land: string;
  readonly streets: string;
  readonly turfs: string;
  at(point: Point): readonly [x: number, y: number];
}
