import { EVERYTHING, type HeatQuestion } from "../../duty/violation/heat-question";
import { heatQuestionOf, heatQuestionText } from "../../duty/violation/heat-question-text";
import type { Point } from "../../geo/plane/point";

/** How heat is drawn. */
export const HEAT_LAYERS = ["kernel", "squares", "cells", "significance", "change"] as const;
/** One of them. */
export type HeatLayer = (typeof HEAT_LAYERS)[number];

/** Metres along a square's side. */
export const SIDES = [100, 200, 400] as const;
/** Metres of the kernel's bandwidth on the ground. */
export const BANDWIDTHS = [150, 300, 600] as const;
/** How long ago the period lies that a change is measured against. */
export const AGAINST = ["week", "month", "year"] as const;

/** How the page looks at the violations of a question. */
export interface HeatSight {
  readonly layer: HeatLayer;
  readonly side: (typeof SIDES)[number];
  readonly bandwidth: (typeof BANDWIDTHS)[number];
  readonly against: (typeof AGAINST)[number];
  /** One hour of the day alone, of all that the question holds; null: all of them. */
  readonly hour: number | null;
}

/** What a link to the page keeps. */
export interface HeatLink {
  readonly question: HeatQuestion;
  readonly sight: HeatSight;
}

/** Where the map looks. */
export interface HeatMapView {
  readonly zoom: number;
  readonly centre: Point;
}

/** What a first visit shows. */
export const FIRST_SIGHT: HeatSight = { layer: "kernel", side: 100, bandwidth: 300, against: "month", hour: null };

/** Names of the question's words in a link: everything else in it is the page's own. */
const OF_QUESTION = ["from", "to", "hours", "cat", "ch", "squad", "near", "box", "permitted"] as const;

const oneOf = <T>(list: readonly T[], text: string | null, otherwise: T): T =>
  list.find((one) => text !== null && String(one) === text) ?? otherwise;

function sightOf(query: URLSearchParams): HeatSight {
  const hour = /^(\d|1\d|2[0-3])$/.test(query.get("h") ?? "") ? Number(query.get("h")) : null;
  return {
    layer: oneOf(HEAT_LAYERS, query.get("layer"), FIRST_SIGHT.layer),
    side: oneOf(SIDES, query.get("side"), FIRST_SIGHT.side),
    bandwidth: oneOf(BANDWIDTHS, query.get("bw"), FIRST_SIGHT.bandwidth),
    against: oneOf(AGAINST, query.get("vs"), FIRST_SIGHT.against),
    hour,
  };
}

/** The words of a link that are the question's. */
export function questionWordsOf(query: URLSearchParams): URLSearchParams {
  const own = new URLSearchParams();
  for (const name of OF_QUESTION) for (const value of query.getAll(name)) own.append(name, value);
  return own;
}

/** Reads a link's query; null for a question where none stands in it. What is unreadable counts as not said. */
export function heatLinkOf(query: URLSearchParams): { readonly question: HeatQuestion | null; readonly sight: HeatSight } {
  const words = questionWordsOf(query);
  const asked = heatQuestionOf(words);
  const said = words.size > 0 || query.has("all");
  return { question: said ? (asked.ok ? asked.question : EVERYTHING) : null, sight: sightOf(query) };
}

/** Words of a query as text: what may stand in an address as it is, stays. */
const queryText = (words: URLSearchParams) => words.toString().replaceAll("%2C", ",").replaceAll("%7E", "~");

/** Writes a link's query, without the view. A question about everything says "all", so that it is not taken for none. */
export function heatLinkText({ question, sight }: HeatLink): string {
  const words = new URLSearchParams(heatQuestionText(question));
  const own: readonly (readonly [string, string | number | null, string | number | null])[] = [
    ["layer", sight.layer, FIRST_SIGHT.layer],
    ["side", sight.side, FIRST_SIGHT.side],
    ["bw", sight.bandwidth, FIRST_SIGHT.bandwidth],
    ["vs", sight.against, FIRST_SIGHT.against],
    ["h", sight.hour, null],
  ];
  if (words.size === 0) words.set("all", "1");
  for (const [name, value, first] of own) if (value !== first) words.set(name, String(value));
  return queryText(words);
}

const degrees = (value: number) => String(Math.round(value * 1e6) / 1e6);

/** Reads where a link looks, or null. */
export function heatViewOf(query: URLSearchParams): HeatMapView | null {
  const [zoom, lon, lat] = ["z", "lon", "lat"].map((name) => (query.get(name) ? Number(query.get(name)) : Number.NaN)) as [
    number,
    number,
    number,
  ];
  return zoom >= 0 && zoom <= 24 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { zoom, centre: [lon, lat] } : null;
}

/** Puts where the map looks into a link's query. */
export function withView(query: string, view: HeatMapView | null): string {
  if (!view) return query;
  const words = new URLSearchParams(query);
  words.set("z", String(Math.round(view.zoom * 100) / 100));
  words.set("lon", degrees(view.centre[0]));
  words.set("lat", degrees(view.centre[1]));
  return queryText(words);
}
