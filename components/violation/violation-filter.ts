import { CATEGORIES } from "../../duty/violation/category";
import { CHANNELS, type Channel } from "../../duty/violation/channel";
import type { ViolationLine, ViolationStatus } from "../../duty/violation/violation-line";
import type { Point } from "../../geo/plane/point";
import type { LocalCategory } from "./violation-answers";

/** Which violations the list shows; null does not narrow. */
export interface ViolationFilter {
  readonly status: ViolationStatus | null;
  readonly channel: Channel | null;
  /** Five digits of a category or two of a major class. */
  readonly category: string | null;
  readonly squad: string | null;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number] | null;
}

/** In the address: every squad, where one's own would be the first choice. */
const ALL = "all";

const boxOf = (text: string | null): ViolationFilter["box"] => {
  const numbers = (text ?? "").split(",").map(Number);
  return numbers.length === 4 && numbers.every(Number.isFinite) ? (numbers as [number, number, number, number]) : null;
};

/** Reads the filter of an address; `own` is the squad shown where none is said. Whatever is unreadable does not narrow. */
export function filterOf(query: URLSearchParams, own: string | null): ViolationFilter {
  const [status, channel, category, squad] = [query.get("status"), query.get("ch"), query.get("cat"), query.get("squad")];
  return {
    status: status === "open" || status === "closed" ? status : null,
    channel: CHANNELS.find((one) => one === channel) ?? null,
    category: category !== null && /^(\d{2}|\d{5})$/.test(category) ? category : null,
    squad: squad === ALL ? null : squad === null || squad === "" ? own : squad,
    box: boxOf(query.get("box")),
  };
}

const parts = ({ status, channel, category, box }: ViolationFilter): [string, string][] => [
  ...(status ? [["status", status] as [string, string]] : []),
  ...(channel ? [["ch", channel] as [string, string]] : []),
  ...(category ? [["cat", category] as [string, string]] : []),
  ...(box ? [["box", box.map((one) => one.toFixed(6)).join(",")] as [string, string]] : []),
];

/** The codes a filter's category means: itself, or all of its class. */
function codesOf(category: string, local: readonly LocalCategory[]): readonly string[] {
  if (category.length === 5) return [category];
  const national = CATEGORIES.filter(({ code, kind }) => kind === "matter" && code.startsWith(category)).map(({ code }) => code);
  return [...national, ...local.map(({ code }) => code).filter((code) => code.startsWith(category))];
}

/** The filter as the door of violations is asked. */
export const filterQuery = (filter: ViolationFilter, local: readonly LocalCategory[]): string =>
  new URLSearchParams([
    ...parts(filter).map(([name, value]) => [name, name === "cat" ? codesOf(value, local).join(",") : value]),
    ...(filter.squad ? [["squad", filter.squad]] : []),
  ]).toString();

/** The filter as the page's address keeps it: a squad that is `own` is not said. */
export const filterAddress = (filter: ViolationFilter, own: string | null): [string, string][] => [
  ...parts(filter),
  ...(filter.squad === own ? [] : [["squad", filter.squad ?? ALL] as [string, string]]),
];

/** Whether a violation that has just come belongs to the list. A squad sees what lies on its turf and what it leads. */
export function fits(line: ViolationLine, { status, channel, category, squad, box }: ViolationFilter): boolean {
  if (status && line.status !== status) return false;
  if (channel && line.channel !== channel) return false;
  if (category && !line.category.startsWith(category)) return false;
  if (squad && line.squad !== squad && line.lead !== squad) return false;
  return !box || (line.lon >= box[0] && line.lon <= box[2] && line.lat >= box[1] && line.lat <= box[3]);
}

const METRES_PER_DEGREE = 111_320;

/** The box of so many metres about a place, in degrees. */
export function boxAbout([lon, lat]: Point, metres: number): readonly [number, number, number, number] {
  const high = metres / METRES_PER_DEGREE;
  const wide = high / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return [lon - wide, lat - high, lon + wide, lat + high];
}
