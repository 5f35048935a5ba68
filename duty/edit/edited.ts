import { areaOf } from "../../geo/plane/area";
import { boundsOf, middleOf } from "../../geo/plane/bounds";
import { planeAt } from "../../geo/plane/plane";
import type { Area, Point } from "../../geo/plane/point";
import type { Plan } from "../plan";

/** The plan after an edit, or why it cannot be: a code for the word list, and where. */
export type Edited =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly fault: EditFault; readonly code: string; readonly at: Point | null };

/** What can keep an edit from being done. */
export type EditFault =
  | "edit.no-cell"
  | "edit.no-grid"
  | "edit.not-through"
  | "edit.not-one-community"
  | "edit.not-together"
  | "edit.no-vertex"
  | "edit.too-few-points"
  | "edit.outside"
  | "edit.off-grid"
  | "edit.codes-used-up"
  | "edit.grid-has-cells"
  /** The five fixed: duty/five/. */
  | "edit.no-name"
  | "edit.no-post"
  | "edit.no-person"
  | "edit.no-item"
  | "edit.one-point"
  | "edit.no-hours"
  | "edit.own-deputy"
  | "edit.no-day"
  | "edit.day-twice"
  | "edit.bad-span"
  | "edit.few-squads";

/** An edit that cannot be done: why, of what, where. */
export const not = (fault: EditFault, code = "", at: Point | null = null): Edited => ({ ok: false, fault, code, at });
/** Square metres of an area on a plane of its own. */
export const sizeOf = (area: Area) => areaOf(area, planeAt(middleOf(boundsOf(area))));
