import type { WeekSpot } from "./week-hours";

interface StepOptions {
  /** Past the last hour the first of the same day comes. */
  readonly around: boolean;
  /** Home and End go to the first and the last hour of the week, not of the day. */
  readonly toEnds: boolean;
}

const clamped = (value: number, most: number) => Math.max(0, Math.min(most, value));

/** Where a key leads in the grid of days (rows) and hours (columns); null for a key that does not move. */
export function weekStep({ day, hour }: WeekSpot, key: string, { around, toEnds }: StepOptions): WeekSpot | null {
  const along = (step: number) => (around ? (hour + step + 24) % 24 : clamped(hour + step, 23));
  switch (key) {
    case "ArrowRight":
      return { day, hour: along(1) };
    case "ArrowLeft":
      return { day, hour: along(-1) };
    case "ArrowDown":
      return { day: clamped(day + 1, 6), hour };
    case "ArrowUp":
      return { day: clamped(day - 1, 6), hour };
    case "Home":
      return { day: toEnds ? 0 : day, hour: 0 };
    case "End":
      return { day: toEnds ? 6 : day, hour: 23 };
    default:
      return null;
  }
}
