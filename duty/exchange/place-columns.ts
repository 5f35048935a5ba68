import { plainName } from "./target";

const LON = ["lon", "lng", "long", "longitude", "经度", "东经", "x", "jd"];
const LAT = ["lat", "latitude", "纬度", "北纬", "y", "wd"];

const fieldOf = (fields: readonly string[], names: readonly string[]) =>
  names.map((name) => fields.find((field) => plainName(field) === name)).find((field) => field !== undefined) ?? null;

/** The columns of a table that hold coordinates, by the names people give them. */
export const placeColumns = (fields: readonly string[]): { readonly lon: string | null; readonly lat: string | null } => ({
  lon: fieldOf(fields, LON),
  lat: fieldOf(fields, LAT),
});
