import type { Point } from "../../geo/plane/point";
import { type DayTime, dayTimeFrom, dayTimeText } from "./day-time";

/** Where the map looks. */
export interface View {
  readonly zoom: number;
  readonly centre: Point;
}

/** What a link to the map page keeps; null is "not said". */
export interface DeepLink {
  readonly view: View | null;
  readonly at: DayTime | null;
  readonly selected: Point | null;
  readonly layers: readonly string[] | null;
}

const number = (text: string | null | undefined): number | null => {
  if (text === null || text === undefined || !/^-?\d+(\.\d+)?$/.test(text.trim())) return null;
  return Number(text);
};

const pointOf = (lon: number | null, lat: number | null): Point | null =>
  lon === null || lat === null || Math.abs(lon) > 180 || Math.abs(lat) > 90 ? null : [lon, lat];

function viewOf(query: URLSearchParams): View | null {
  const zoom = number(query.get("z"));
  const centre = pointOf(number(query.get("lon")), number(query.get("lat")));
  return zoom === null || zoom < 0 || zoom > 24 || !centre ? null : { zoom, centre };
}

/** Reads a link's query; whatever is unreadable counts as not said. */
export function deepLinkOf(query: URLSearchParams): DeepLink {
  const [lon, lat, ...more] = (query.get("sel") ?? "").split(",");
  const layers = query.get("layers");
  return {
    view: viewOf(query),
    at: dayTimeFrom(query.get("at") ?? ""),
    selected: more.length === 0 ? pointOf(number(lon), number(lat)) : null,
    layers: layers === null ? null : layers.split(",").filter((name) => /^[a-z-]+$/.test(name) && name !== "none"),
  };
}

const degrees = (value: number) => String(Math.round(value * 1e6) / 1e6);

/** Writes a link's query, "" when nothing is said. Coordinates to six places (a decimetre), zoom to two. */
export function deepLinkText({ view, at, selected, layers }: DeepLink): string {
  const parts: string[] = [];
  if (view) parts.push(`z=${Math.round(view.zoom * 100) / 100}`, `lon=${degrees(view.centre[0])}`, `lat=${degrees(view.centre[1])}`);
  if (at) parts.push(`at=${dayTimeText(at)}`);
  if (selected) parts.push(`sel=${degrees(selected[0])},${degrees(selected[1])}`);
  if (layers) parts.push(`layers=${layers.length > 0 ? layers.join(",") : "none"}`);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}
