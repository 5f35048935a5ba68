import { planeAt } from "../geo/plane/plane";
import type { Point } from "../geo/plane/point";
import type { BorderRule, Instant, Weekday } from "./plan";
import { parseInstant } from "./time/parse-instant";
import { wallClock } from "./time/wall-clock";

/** The clock of sketched cities. */
export const clock = wallClock("Asia/Shanghai");

/** A moment on it, as people write it. @throws when it cannot be read */
export const at = (text: string): Instant => {
  const parsed = parseInstant(text, clock);
  if (!parsed.ok) throw new Error(text);
  return parsed.at;
};

/** Every day. */
export const days: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** A rule by which A leads on both sides of its border with B, always; with what is otherwise. */
export const rule = (over: Partial<BorderRule>): BorderRule => ({
  code: "B1",
  between: ["A", "B"],
  width: 30,
  basis: "centre-line",
  state: "agreed",
  parts: [{ side: null, hours: null, lead: "A", support: "B" }],
  text: "",
  from: 0,
  to: null,
  ...over,
});

/** Metres east of the middle line of a two-cell sketch. */
export const east = (metres: number): Point => [113.401 + metres / planeAt([113.401, 34.9]).kx, 34.9005];
