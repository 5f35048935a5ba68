import type { PlaceKind } from "../../duty/plan";
import type { HeatQuestion } from "../../duty/violation/heat-question";

/** Hours of the week that lie in some hours of the day, half-open, of days from Monday (0) on. */
export const hoursOn = (days: readonly number[], hours: readonly (readonly [from: number, to: number])[]): readonly boolean[] =>
  Array.from({ length: 168 }, (_none, slot) => {
    const [day, hour] = [Math.floor(slot / 24), slot % 24];
    return days.includes(day) && hours.some(([from, to]) => hour >= from && hour < to);
  });

const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];
const near = (kinds: readonly PlaceKind[], metres: number, keyHours: boolean) => ({ kinds, metres, keyHours });
/** Categories of stalls and of trade in the street. */
const STALLS = ["09001", "09002", "09005", "09006"];

/** Questions that are asked again and again, each one click: only what they name changes, days and squads stay. */
export const PRESETS = {
  all: { near: null, hours: null, categories: [] },
  school: { near: near(["school"], 150, true), hours: null, categories: STALLS },
  market: { near: near(["market"], 150, false), hours: hoursOn(ALL_DAYS, [[6, 9]]), categories: [] },
  "food-street": { near: near(["food-street"], 200, false), hours: hoursOn(ALL_DAYS, [[18, 24]]), categories: [] },
  fringe: {
    near: near(["fringe"], 400, false),
    hours: hoursOn(ALL_DAYS, [
      [4, 7],
      [18, 22],
    ]),
    categories: [],
  },
  mall: { near: near(["mall"], 200, false), hours: hoursOn([5, 6], [[10, 21]]), categories: [] },
} satisfies Readonly<Record<string, Pick<HeatQuestion, "near" | "hours" | "categories">>>;

/** One of them. */
export type Preset = keyof typeof PRESETS;

const said = ({ near: places, hours, categories }: Pick<HeatQuestion, "near" | "hours" | "categories">) =>
  JSON.stringify([places, hours, categories]);

/** Which preset a question is, or null. */
export const presetOf = (question: HeatQuestion): Preset | null =>
  (Object.keys(PRESETS) as Preset[]).find((name) => said(PRESETS[name]) === said(question)) ?? null;
