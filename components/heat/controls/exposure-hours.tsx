"use client";

import { clockText } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import type { Say } from "../../words/words";
import { type ExposureFigures, perHour } from "./exposure-figures";
import styles from "./exposure-panel.module.css";
import { EYES_TONE } from "./own-eyes";

const ROWS = [
  { name: "hours", tone: EYES_TONE.hours, of: ({ hours }: ExposureFigures) => hours },
  { name: "own", tone: EYES_TONE.own, of: ({ own }: ExposureFigures) => own },
  { name: "per-hour", tone: EYES_TONE.own, of: perHour },
  { name: "others", tone: EYES_TONE.others, of: ({ others }: ExposureFigures) => others },
] as const;

const HEIGHT = 34;
const TICKS = [0, 6, 12, 18, 24] as const;

/** A figure with as many digits as it needs: finds per hour are often less than one. */
export const figure = (say: Say, value: number | null): string =>
  value === null
    ? say("controls.exposure.no-hour")
    : say(value < 10 && !Number.isInteger(value) ? "controls.fraction" : "controls.number", { count: value });

function Row({ row, hours }: { readonly row: (typeof ROWS)[number]; readonly hours: readonly ExposureFigures[] }) {
  const { say } = useWords();
  const values = hours.map(row.of);
  const most = Math.max(...values.map((value) => value ?? 0));
  const peak = values.indexOf(most);
  const name = say(`controls.exposure.row.${row.name}`);
  const told =
    most > 0 ? say("controls.exposure.peak", { time: clockText(peak * 60), most: figure(say, most) }) : say("controls.nothing-found");
  return (
    <div className={styles.row}>
      <p className={styles.rowHead}>
        <span>
          <span className={styles.mark} style={{ background: row.tone }} aria-hidden="true" />
          {name}
        </span>
        <span className={styles.quiet}>{told}</span>
      </p>
      <svg viewBox={`0 0 24 ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`${name}: ${told}`}>
        {values.map((value, hour) => {
          const height = most > 0 ? ((value ?? 0) / most) * (HEIGHT - 2) : 0;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the hour
            <rect key={hour} x={hour + 0.08} width={0.84} y={HEIGHT - height} height={height} fill={row.tone}>
              <title>{`${clockText(hour * 60)} · ${figure(say, value)}`}</title>
            </rect>
          );
        })}
      </svg>
    </div>
  );
}

/** Hours of the day four times upon one axis: patrol hours, own finds, own finds per patrol hour, finds of all other channels; each on its own scale. */
export function ExposureHours({ hours }: { readonly hours: readonly ExposureFigures[] }) {
  return (
    <div>
      {ROWS.map((row) => (
        <Row key={row.name} row={row} hours={hours} />
      ))}
      <div className={styles.axis} aria-hidden="true">
        {TICKS.map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </div>
  );
}
