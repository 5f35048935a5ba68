"use client";

import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import type { Bounds } from "../../../geo/plane/point";
import { clockText } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import styles from "./hour-multiples.module.css";
import { type HourPictures, type HourSquares, hourPictures, hourPixels } from "./hour-pictures";
import { RAMP_STRIP } from "./ramp-colour";
import { useKept } from "./use-kept";

/** What the 24 small pictures show and tell. */
export interface HourMultiplesProps {
  /** Finds by square and hour; null while they load. */
  readonly squares: HourSquares | null;
  /** The ground all pictures show. */
  readonly bounds: Bounds;
  /** The hour that is chosen, 0 to 23. */
  readonly value: number | null;
  /** An hour was pressed; null when it was the chosen one. */
  readonly onChoose: (hour: number | null) => void;
}

const HOURS = Array.from({ length: 24 }, (_none, hour) => hour);

function Picture({ pictures, hour }: { readonly pictures: HourPictures | null; readonly hour: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (!pen || !pictures) return;
    pen.putImageData(new ImageData(hourPixels(pictures, hour), pictures.columns, pictures.rows), 0, 0);
  }, [pictures, hour]);
  const { columns, rows } = pictures ?? { columns: 4, rows: 3 };
  return <canvas ref={canvas} className={styles.picture} width={columns} height={rows} />;
}

/** How many stand in the first row now: the style sheet decides, the up and down keys must know. */
function rowLength(buttons: readonly HTMLElement[]): number {
  const top = buttons[0]?.offsetTop;
  const second = buttons.findIndex((button) => button.offsetTop !== top);
  return second < 0 ? buttons.length : second;
}

const STEPS: Readonly<Record<string, (row: number) => number>> = {
  ArrowRight: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: (row) => row,
  ArrowUp: (row) => -row,
  Home: () => -24,
  End: () => 24,
};

/** Moves the focus among the buttons. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = STEPS[event.key];
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const now = buttons.indexOf(event.target as HTMLElement);
  if (!step || now < 0) return;
  const ends = event.key === "Home" || event.key === "End";
  const next = now + step(rowLength(buttons));
  buttons[ends ? Math.max(0, Math.min(23, next)) : next]?.focus();
  event.preventDefault();
}

/** The 24 hours side by side on one common scale of colour; pressing one chooses it. */
export function HourMultiples({ squares, bounds, value, onChoose }: HourMultiplesProps) {
  const { say } = useWords();
  const { kept, stale } = useKept(squares);
  const [west, south, east, north] = bounds;
  const pictures = useMemo(() => kept && hourPictures(kept, [west, south, east, north]), [kept, west, south, east, north]);
  return (
    <section
      className={stale ? `${styles.frame} ${styles.stale}` : styles.frame}
      aria-label={say("controls.multiples.title")}
      aria-busy={squares === null}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and asks for a form */}
      <div role="group" aria-label={say("controls.multiples.hours")} className={styles.hours} onKeyDown={moveFocus}>
        {HOURS.map((hour) => {
          const count = pictures?.totals[hour] ?? 0;
          return (
            <button
              key={hour}
              type="button"
              tabIndex={hour === (value ?? 0) ? 0 : -1}
              aria-pressed={hour === value}
              aria-label={say("controls.multiples.hour", { time: clockText(hour * 60), count })}
              className={hour === value ? `${styles.hour} ${styles.on}` : styles.hour}
              onClick={() => onChoose(hour === value ? null : hour)}
            >
              <Picture pictures={pictures} hour={hour} />
              <span className={styles.told}>
                <b>{String(hour).padStart(2, "0")}</b>
                <span>{pictures && say("controls.number", { count })}</span>
              </span>
            </button>
          );
        })}
      </div>
      <div className={styles.legend}>
        <span>1</span>
        <span className={styles.ramp} style={{ background: RAMP_STRIP }} aria-hidden="true" />
        <span>{pictures && say("controls.multiples.most", { count: pictures.most })}</span>
      </div>
    </section>
  );
}
