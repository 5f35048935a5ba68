import { decodeColumns } from "../../geo/heat/column-bytes";
import type { HeatFrame, HeatSquares } from "../map/heat-frame";

/** What every answer of the heat doors says of itself. */
export interface HeatHead {
  /** Violations that fit the question. */
  readonly total: number;
  /** Metres along a square's side; of cells 0. */
  readonly metres: number;
  /** Which state of the plan and of the table this is. */
  readonly tag: string;
}

interface FramedHead extends HeatHead {
  readonly frame: HeatFrame;
}

/** Squares of a question with something in them. */
export interface SquaresAnswer extends HeatSquares {
  readonly head: HeatHead;
}

/** The same by hour of the day: a square stands in it once for each hour. */
export interface HoursAnswer extends SquaresAnswer {
  readonly hour: Uint8Array;
}

/** Squares with how far from chance they are: Getis-Ord z, q after false-discovery control, sign 1 hot, -1 cold, 0 noise. */
export interface SignificanceAnswer extends SquaresAnswer {
  readonly z: Float32Array;
  readonly q: Float32Array;
  readonly sign: Int8Array;
}

/** Two spans of days of equal length, each half-open, and what was found in them. */
export interface ChangePeriods {
  readonly now: readonly [from: string, to: string];
  readonly before: readonly [from: string, to: string];
  readonly nowTotal: number;
  readonly beforeTotal: number;
}

/** Squares in two periods: `count` now, `before` then. */
export interface ChangeAnswer extends SquaresAnswer {
  readonly periods: ChangePeriods;
  readonly before: Uint32Array;
  readonly q: Float32Array;
  readonly sign: Int8Array;
}

/** Violations by cell, in the order of the plan; only the cells that have some. */
export interface CellsAnswer {
  readonly head: HeatHead;
  readonly count: Uint32Array;
  readonly hectares: Float32Array;
  readonly codes: readonly string[];
}

/** How many a question finds in all, and by each part of it, each without that part's own filter. */
export interface HeatTally {
  readonly total: number;
  /** All violations there are. */
  readonly all: number;
  readonly tag: string;
  readonly byHourOfWeek: readonly number[];
  readonly byCategory: Readonly<Record<string, number>>;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly bySquad: Readonly<Record<string, number>>;
  readonly byDay: { readonly from: string | null; readonly counts: readonly number[] };
  /** Without what the question says of places; reckoned only where it finds nothing. */
  readonly anywhere: number;
}

function read(bytes: ArrayBuffer) {
  const { head, columns } = decodeColumns(bytes);
  const framed = head as unknown as FramedHead;
  return { head: framed, frame: framed.frame, columns };
}

/** Reads squares. */
export function squaresAnswer(bytes: ArrayBuffer): SquaresAnswer {
  const { head, frame, columns } = read(bytes);
  return { head, frame, ...(columns as unknown as Pick<SquaresAnswer, "column" | "row" | "count">) };
}

/** Reads squares by hour. */
export function hoursAnswer(bytes: ArrayBuffer): HoursAnswer {
  const { head, frame, columns } = read(bytes);
  return { head, frame, ...(columns as unknown as Omit<HoursAnswer, "head" | "frame">) };
}

/** Reads significance. */
export function significanceAnswer(bytes: ArrayBuffer): SignificanceAnswer {
  const { head, frame, columns } = read(bytes);
  return { head, frame, ...(columns as unknown as Omit<SignificanceAnswer, "head" | "frame">) };
}

/** Reads change. */
export function changeAnswer(bytes: ArrayBuffer): ChangeAnswer {
  const { head, frame, columns } = read(bytes);
  const { periods } = head as unknown as { periods: ChangePeriods };
  return { head, frame, periods, ...(columns as unknown as Omit<ChangeAnswer, "head" | "frame" | "periods">) };
}

/** Reads cells; their codes come as text, a line each. */
export function cellsAnswer(bytes: ArrayBuffer): CellsAnswer {
  const { head, columns } = read(bytes);
  const { count, hectares, code } = columns as unknown as { count: Uint32Array; hectares: Float32Array; code: Uint8Array };
  const text = new TextDecoder().decode(code);
  return { head, count, hectares, codes: text === "" ? [] : text.split("\n") };
}

/** The squares of one hour of the day, of an answer by hours. */
export function squaresOfHour({ head, frame, column, row, count, hour }: HoursAnswer, wanted: number): SquaresAnswer {
  const places: number[] = [];
  for (let k = 0; k < hour.length; k++) if (hour[k] === wanted) places.push(k);
  return {
    head,
    frame,
    column: Uint16Array.from(places, (k) => column[k] as number),
    row: Uint16Array.from(places, (k) => row[k] as number),
    count: Uint32Array.from(places, (k) => count[k] as number),
  };
}

/** Violations by hour of the day of an answer by hours. */
export function countsByHour({ hour, count }: HoursAnswer): number[] {
  const sums = new Array<number>(24).fill(0);
  for (let k = 0; k < hour.length; k++) sums[hour[k] as number] = (sums[hour[k] as number] ?? 0) + (count[k] as number);
  return sums;
}
