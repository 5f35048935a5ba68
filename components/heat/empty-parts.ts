import { EVERYTHING, type HeatQuestion } from "../../duty/violation/heat-question";
import type { HeatTally } from "./heat-answers";

/** The parts of a question that can leave nothing over. */
export type EmptyPart = "days" | "hours" | "category" | "channel" | "squad" | "place";

/** A part without which something fits: how many, and what takes it off. */
export interface PartToDrop {
  readonly part: EmptyPart;
  readonly count: number;
  readonly drop: Partial<HeatQuestion>;
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, count) => all + count, 0);

const { from, to, hours, categories, channels, squads, near, box } = EVERYTHING;

/** Which parts of a question that finds nothing could be dropped to find something, the most first: each chart's counts leave out its own part. */
export function partsToDrop(question: HeatQuestion, tally: HeatTally): PartToDrop[] {
  const parts: readonly (PartToDrop & { readonly narrows: boolean })[] = [
    { part: "days", narrows: question.from !== null || question.to !== null, count: sum(tally.byDay.counts), drop: { from, to } },
    { part: "hours", narrows: question.hours !== null, count: sum(tally.byHourOfWeek), drop: { hours } },
    { part: "category", narrows: question.categories.length > 0, count: sum(Object.values(tally.byCategory)), drop: { categories } },
    { part: "channel", narrows: question.channels.length > 0, count: sum(Object.values(tally.byChannel)), drop: { channels } },
    { part: "squad", narrows: question.squads.length > 0, count: sum(Object.values(tally.bySquad)), drop: { squads } },
    { part: "place", narrows: question.near !== null || question.box !== null, count: tally.anywhere, drop: { near, box } },
  ];
  return parts
    .filter(({ narrows, count }) => narrows && count > 0)
    .map(({ part, count, drop }) => ({ part, count, drop }))
    .sort((a, b) => b.count - a.count);
}
