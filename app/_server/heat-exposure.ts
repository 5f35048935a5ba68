import type { Plan } from "../../duty/plan";
import { dayOfCode } from "../../duty/time/day-code";
import { DAY } from "../../duty/time/wall-clock";
import type { Channel } from "../../duty/violation/channel";
import { type Exposure, exposureOf } from "../../duty/violation/exposure";
import { ExposureFinds, WEEK_HOURS } from "../../duty/violation/exposure-finds";
import { type PatrolHours, patrolHours } from "../../duty/violation/exposure-hours";
import type { HeatQuestion } from "../../duty/violation/heat-question";
import { dayOfSlot } from "../../geo/heat/quarter";
import { RowPicker } from "../../geo/heat/row-picker";
import type { Steps } from "../../geo/heat/steps";
import type { LiveCity } from "./city";
import { counted, type Heat } from "./heat";
import { kept } from "./kept";

/** Spans whose patrol hours are kept. */
const KEPT = 8;

/** Number of each cell's grid among the grids that are asked for, -1 for others. */
function gridNumbers({ cells }: Plan, grids: Plan["grids"]): Int32Array {
  const numbers = new Map(grids.map(({ code }, number) => [code, number]));
  return Int32Array.from(cells, ({ grid }) => numbers.get(grid) ?? -1);
}

/** Finds by grid, hour of the week and channel. */
function* finds({ index, kinds, lens }: Heat, question: HeatQuestion, ofCell: Int32Array, grids: number): Steps<ExposureFinds> {
  const found = new ExposureFinds(grids);
  const picker = new RowPicker(index, lens.filter(question));
  const channels = kinds.list.map(({ channel }) => channel as Channel);
  for (const [{ cell, quarter, kind }, length] of picker.chunks()) {
    for (let k = 0; k < length; k++) {
      const row = picker.rows[k] as number;
      // A chunk keeps the number of the cell and one; 0 is none.
      const grid = ofCell[(cell[row] as number) - 1] ?? -1;
      found.add(grid, (quarter[row] as number) >> 2, channels[kind[row] as number] as Channel);
    }
    yield;
  }
  return found;
}

/** The days of a question, or those of the table; half-open, days since 1970-01-01. */
function daysOf({ index }: Heat, { from, to }: HeatQuestion): readonly [number, number] {
  const [least, greatest] = index.length === 0 ? [0, 0] : index.span.map(dayOfSlot);
  const first = from === null ? (least as number) : (dayOfCode(from) as number);
  return [first, Math.max(first, to === null ? (greatest as number) + 1 : (dayOfCode(to) as number))];
}

function hoursOf({ plan, clock }: LiveCity, [from, to]: readonly [number, number]): PatrolHours {
  const holder = kept<{ plan: Plan | null; spans: Map<string, PatrolHours> }>("heat-patrol", () => ({ plan: null, spans: new Map() }));
  if (holder.plan !== plan) Object.assign(holder, { plan, spans: new Map() });
  const key = `${from} ${to}`;
  let hours = holder.spans.get(key);
  if (!hours) {
    hours = patrolHours(plan, clock.nearest(from * DAY), clock.nearest(to * DAY));
    if (holder.spans.size >= KEPT) holder.spans.clear();
    holder.spans.set(key, hours);
  }
  return hours;
}

/** Hours of some of the plan's grids, in their order. */
function hoursWithin({ byGrid, ...rest }: PatrolHours, plan: Plan, grids: Plan["grids"]): PatrolHours {
  if (grids.length === plan.grids.length) return { byGrid, ...rest };
  const numbers = new Map(plan.grids.map(({ code }, number) => [code, number]));
  const own = new Float64Array(grids.length * WEEK_HOURS);
  grids.forEach(({ code }, place) => {
    const from = (numbers.get(code) as number) * WEEK_HOURS;
    own.set(byGrid.subarray(from, from + WEEK_HOURS), place * WEEK_HOURS);
  });
  return { ...rest, byGrid: own };
}

/**
 * Finds of a question beside planned patrol hours. Channels are told apart anyway, so a choice of channels does not narrow here; a choice of squads leaves
 * only their grids.
 */
export async function heatExposure(heat: Heat, live: LiveCity, question: HeatQuestion): Promise<Exposure> {
  const { plan } = live;
  const grids = question.squads.length === 0 ? plan.grids : plan.grids.filter(({ squad }) => question.squads.includes(squad));
  const found = await counted(finds(heat, { ...question, channels: [] }, gridNumbers(plan, grids), grids.length));
  const hours = hoursWithin(hoursOf(live, daysOf(heat, question)), plan, grids);
  return exposureOf({ grids }, hours, found, question.hours);
}
