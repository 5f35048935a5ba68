import { plainName } from "../../../duty/exchange/target";
import { CAMERA_COLUMN_NAMES } from "../../words/camera-column-names";

/** What a column of a table of cameras may hold. */
export type CameraField = keyof typeof CAMERA_COLUMN_NAMES;

/** All of them in the order of the table the portal hands out. */
export const CAMERA_FIELDS = Object.keys(CAMERA_COLUMN_NAMES) as readonly CameraField[];

/** Which column of a table holds which field, by their names; a field that no column names is not in it. */
export function cameraColumns(fields: readonly string[]): ReadonlyMap<CameraField, string> {
  const columns = new Map<CameraField, string>();
  for (const field of CAMERA_FIELDS) {
    const names: readonly string[] = CAMERA_COLUMN_NAMES[field];
    const rank = (column: string) => names.indexOf(plainName(column));
    const named = fields.filter((column) => rank(column) >= 0).sort((a, b) => rank(a) - rank(b));
    if (named[0] !== undefined) columns.set(field, named[0]);
  }
  return columns;
}
