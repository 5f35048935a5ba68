"use client";

import { type PointerEvent, useMemo, useRef, useState } from "react";
import type { Weekday } from "../../../duty/plan";
import { clockText, weekdayWords } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import { rampColour } from "./ramp-colour";
import styles from "./time-wheel.module.css";
import { useWeekBrush } from "./use-week-brush";
import { type BrushHow, chosenCount, slotOf, spotOf, WEEK_HOURS, type WeekHours, type WeekSpot } from "./week-hours";
import { outlinePath, sectorPath, spotNear, WHEEL, type WheelPart, wheelPart, wheelPoint } from "./wheel-shape";

/** What both pictures of the week, the wheel and the table, show and tell. */
export interface WeekViewProps {
  readonly counts: readonly number[];
  readonly value: WeekHours;
  readonly onChange: (value: WeekHours) => void;
  readonly mode: BrushHow;
  /** The hour that is being played, 0 to 23. */
  readonly playing: number | null;
  /** Nothing is known yet: `counts` are noughts that must not be told. */
  readonly waiting: boolean;
}

const SLOTS = Array.from({ length: WEEK_HOURS }, (_none, slot) => slot);
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOURS = Array.from({ length: 24 }, (_none, hour) => hour);
const SHORT_EN = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;

const PATHS = SLOTS.map((slot) => {
  const { day, hour } = spotOf(slot);
  return sectorPath(hour, hour + 1, day, day);
});

/** An hour of the week as it is spoken: 周二 07:00，132 件，已选. */
export function useSpokenHour(counts: readonly number[], value: WeekHours): (slot: number) => string {
  const { say, language } = useWords();
  return (slot) => {
    const { day, hour } = spotOf(slot);
    const values = { day: weekdayWords((day + 1) as Weekday, language), time: clockText(hour * 60), count: counts[slot] ?? 0 };
    return say(value?.[slot] ? "controls.wheel.hour-chosen" : "controls.wheel.hour", values);
  };
}

/** A pointer's place on the wheel's own square. */
function placeOf(event: PointerEvent<SVGSVGElement>): readonly [x: number, y: number] {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  const side = Math.min(width, height) / (2 * WHEEL.edge);
  return [(event.clientX - left - width / 2) / side, (event.clientY - top - height / 2) / side];
}

function Names({ playing }: { readonly playing: number | null }) {
  const { language } = useWords();
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g aria-hidden="true">
      {DAYS.map((day) => (
        <text key={day} className={styles.day} x={0} y={-(WHEEL.inner + (day + 0.5) * WHEEL.ring)}>
          {language === "zh" ? weekdayWords((day + 1) as Weekday, language).slice(1) : SHORT_EN[day]}
        </text>
      ))}
      {HOURS.map((hour) => {
        const [x, y] = wheelPoint(hour + 0.5, WHEEL.label);
        const look = hour === playing ? styles.hourPlaying : hour % 6 === 0 ? styles.hourMain : styles.hour;
        return (
          <text key={hour} className={look} x={x} y={y}>
            {hour}
          </text>
        );
      })}
    </g>
  );
}

function Middle({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g aria-hidden="true" className={styles.middle}>
      <text y={-8}>{first}</text>
      <text y={12} className={styles.figure}>
        {second}
      </text>
    </g>
  );
}

/** The week as a wheel: hours of the day around, Monday the innermost ring. Brushed by pointer and by keys. */
export function WheelDrawing({ counts, value, onChange, mode, playing, waiting }: WeekViewProps) {
  const { say, language } = useWords();
  const holder = useRef<SVGSVGElement>(null);
  const { shown, focus, setFocus, press, drag, release, cancel, take, key } = useWeekBrush({ value, onChange, mode, around: true, holder });
  const [over, setOver] = useState<WeekSpot | null>(null);
  const [ringed, setRinged] = useState(false);
  const most = useMemo(() => Math.max(1, ...counts), [counts]);
  const spoken = useSpokenHour(counts, shown);
  const outline = useMemo(() => (shown ? outlinePath(shown) : ""), [shown]);

  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    const part: WheelPart = wheelPart(...placeOf(event));
    if (!part) return;
    if (part.part === "sector") press({ day: part.day, hour: part.hour }, event);
    else if (part.part === "hour") take({ days: [0, 6], from: part.hour, hours: 1 }, event);
    else take({ days: [part.day, part.day], from: 0, hours: 24 }, event);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const place = placeOf(event);
    const part = wheelPart(...place);
    setOver(part?.part === "sector" ? part : null);
    drag(spotNear(...place));
  };
  const spot = over ?? (ringed ? focus : null);
  const [first, second] = spot
    ? [`${weekdayWords((spot.day + 1) as Weekday, language)} ${clockText(spot.hour * 60)}`, counts[slotOf(spot)] ?? 0]
    : [say(waiting ? "loading" : shown ? "controls.wheel.chosen" : "controls.wheel.all"), chosenCount(counts, shown)];

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the grid in it is what is worked; the names about it belong to it
    <svg
      ref={holder}
      role="presentation"
      className={styles.wheel}
      viewBox={`${-WHEEL.edge} ${-WHEEL.edge} ${2 * WHEEL.edge} ${2 * WHEEL.edge}`}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={cancel}
      onPointerLeave={() => setOver(null)}
      onDoubleClick={() => onChange(null)}
      onKeyDown={(event) => {
        setOver(null);
        key(event);
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: rings cannot be drawn in a table; the table is the other view */}
      <g role="grid" aria-label={say("controls.wheel.label")} aria-multiselectable="true">
        {DAYS.map((day) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <g key={day} role="row">
            {HOURS.map((hour) => {
              const slot = day * 24 + hour;
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                <path
                  key={hour}
                  role="gridcell"
                  d={PATHS[slot]}
                  data-slot={slot}
                  tabIndex={focus.day === day && focus.hour === hour ? 0 : -1}
                  aria-selected={shown?.[slot] ?? false}
                  aria-label={spoken(slot)}
                  className={shown && !shown[slot] ? styles.sectorOff : styles.sector}
                  style={{ fill: rampColour(counts[slot] ?? 0, most) }}
                  onFocus={(event) => {
                    setFocus({ day, hour });
                    setRinged(event.currentTarget.matches(":focus-visible"));
                  }}
                  onBlur={() => setRinged(false)}
                />
              );
            })}
          </g>
        ))}
      </g>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true" className={styles.marks}>
        {outline && <path className={styles.outlineGround} d={outline} />}
        {outline && <path className={styles.outline} d={outline} />}
        {playing !== null && <path className={styles.playing} d={sectorPath(playing, playing + 1, 0, 6)} />}
        {ringed && <path className={styles.focus} d={PATHS[focus.day * 24 + focus.hour]} />}
      </g>
      <Names playing={playing} />
      <Middle first={first} second={waiting ? "" : say("controls.finds", { count: second })} />
    </svg>
  );
}
