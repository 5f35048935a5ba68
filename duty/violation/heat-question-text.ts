import type { Bounds } from "../../geo/plane/point";
import type { PlaceKind } from "../plan";
import { dayOfCode } from "../time/day-code";
import { CHANNELS, type Channel } from "./channel";
import { EVERYTHING, type HeatQuestion, type NearPlaces, type Permitted } from "./heat-question";

/** The fields of a question's text. */
export type HeatField = "from" | "to" | "hours" | "cat" | "ch" | "squad" | "near" | "box" | "permitted";

/** A question read from its text, or the first field that cannot be read, what form it has, and what was there. */
export type HeatQuestionRead =
  | { readonly ok: true; readonly question: HeatQuestion }
  | { readonly ok: false; readonly field: HeatField; readonly expected: string; readonly got: string };

/** What is read from: `URLSearchParams` is one. */
export interface QueryFields {
  getAll(name: string): readonly string[];
}

const PLACE_KINDS: readonly PlaceKind[] = ["market", "school", "mall", "food-street", "fringe", "hospital", "station", "park"];
const PERMITTED: readonly Permitted[] = ["without", "with", "only"];

/** Least and greatest metres that "near" may mean. */
export const NEAR_METRES = [10, 1000] as const;

/** What each field must look like, as a refusal tells it. */
const EXPECTED: Record<HeatField, string> = {
  from: "YYYY-MM-DD",
  to: "YYYY-MM-DD > from",
  hours: "[0-9a-f]{42}",
  cat: "NN|NNNNN[,…]",
  ch: `${CHANNELS.join("|")}[,…]`,
  squad: "code[,…]",
  near: `${PLACE_KINDS.join("|")}[,…]~${NEAR_METRES[0]}..${NEAR_METRES[1]}[~key]`,
  box: "west,south,east,north",
  permitted: PERMITTED.join("|"),
};

// A code may hold a comma of its own: commas and percent signs within codes are escaped once more.
const escaped = (code: string) => code.replace(/[%,]/g, encodeURIComponent);
const commas = (value: string) => encodeURIComponent(value).replace(/%2C/g, ",");

/** A question as the query of a link: "from=2026-01-01&cat=09001,09&near=school,market~150~key"; what does not narrow is left out, so everything is "". */
export function heatQuestionText(question: HeatQuestion): string {
  const { from, to, hours, categories, channels, squads, near, box, permitted } = question;
  const fields: readonly (readonly [HeatField, string | null])[] = [
    ["from", from],
    ["to", to],
    ["hours", hours && hexOf(hours)],
    ["cat", categories.join() || null],
    ["ch", channels.join() || null],
    ["squad", squads.map(escaped).join() || null],
    ["near", near && `${near.kinds.join()}~${near.metres}${near.keyHours ? "~key" : ""}`],
    ["box", box ? box.join() : null],
    ["permitted", permitted === EVERYTHING.permitted ? null : permitted],
  ];
  return fields.flatMap(([name, value]) => (value === null ? [] : [`${name}=${commas(value)}`])).join("&");
}

/** Four hours a digit, the earliest the highest bit. */
function hexOf(hours: readonly boolean[]): string {
  let text = "";
  for (let hour = 0; hour < 168; hour += 4) {
    const bits = [8, 4, 2, 1].reduce((sum, bit, i) => sum + (hours[hour + i] ? bit : 0), 0);
    text += bits.toString(16);
  }
  return text;
}

const hoursOf = (text: string): boolean[] | undefined =>
  /^[0-9a-f]{42}$/.test(text) ? [...text].flatMap((digit) => [8, 4, 2, 1].map((bit) => (Number.parseInt(digit, 16) & bit) > 0)) : undefined;

const dayOf = (text: string) => (dayOfCode(text) === null ? undefined : text);

const listOf = <T extends string>(text: string, known: (one: string) => one is T): T[] | undefined => {
  const list = text.split(",");
  return list.every(known) ? list : undefined;
};

const oneOf =
  <T extends string>(all: readonly T[]) =>
  (one: string): one is T =>
    (all as readonly string[]).includes(one);

const isCategory = (one: string): one is string => /^(\d{2}|\d{5})$/.test(one);

function squadsOf(text: string): string[] | undefined {
  try {
    const list = text.split(",").map(decodeURIComponent);
    return list.includes("") ? undefined : list;
  } catch {
    return undefined;
  }
}

const numberOf = (text: string) => (/^-?\d+(\.\d+)?(e-?\d+)?$/.test(text) ? Number(text) : Number.NaN);

function nearOf(text: string): NearPlaces | undefined {
  const [kinds, metres, key, ...more] = text.split("~");
  const list = listOf(kinds as string, oneOf(PLACE_KINDS));
  const far = numberOf(metres ?? "");
  const good = list && far >= NEAR_METRES[0] && far <= NEAR_METRES[1] && (key === undefined || key === "key") && more.length === 0;
  return good ? { kinds: list, metres: far, keyHours: key === "key" } : undefined;
}

function boxOf(text: string): Bounds | undefined {
  const [w, s, e, n, ...more] = text.split(",").map(numberOf) as [number, number, number, number, ...number[]];
  const good = more.length === 0 && w >= -180 && w < e && e <= 180 && s >= -90 && s < n && n <= 90;
  return good ? [w, s, e, n] : undefined;
}

/** Reads a question from a link's query. Fields of other names are passed over; a field given twice, and a value that is not known, are refused. */
export function heatQuestionOf(query: QueryFields): HeatQuestionRead {
  let fault: HeatQuestionRead | null = null;
  const read = <T>(field: HeatField, of: (text: string) => T | undefined, without: T): T => {
    const values = query.getAll(field);
    if (values.length === 0) return without;
    const value = values.length === 1 ? of(values[0] as string) : undefined;
    if (value === undefined) fault ??= { ok: false, field, expected: EXPECTED[field], got: values.join("&") };
    return value ?? without;
  };
  const from = read<string | null>("from", dayOf, null);
  const question: HeatQuestion = {
    from,
    to: read<string | null>("to", (text) => (from !== null && text <= from ? undefined : dayOf(text)), null),
    hours: read<readonly boolean[] | null>("hours", hoursOf, null),
    categories: read<readonly string[]>("cat", (text) => listOf(text, isCategory), []),
    channels: read<readonly Channel[]>("ch", (text) => listOf(text, oneOf(CHANNELS)), []),
    squads: read<readonly string[]>("squad", squadsOf, []),
    near: read<NearPlaces | null>("near", nearOf, null),
    box: read<Bounds | null>("box", boxOf, null),
    permitted: read<Permitted>("permitted", (text) => PERMITTED.find((one) => one === text), EVERYTHING.permitted),
  };
  return fault ?? { ok: true, question };
}
