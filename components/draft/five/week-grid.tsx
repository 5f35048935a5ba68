"use client";

import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from "react";
import { DAY_SLOTS, painted, patternOfSlots, slotsOf } from "../../../duty/five/week-slots";
import type { Weekday, WeeklyPattern } from "../../../duty/plan";
import { clockText, weekdayWords } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";
import { DayRow } from "./week-row";

type Place = readonly [day: number, slot: number];

interface Stroke {
  readonly from: Place;
  readonly to: Place;
  readonly value: 0 | 1;
}

/** What a week is painted with. */
export interface WeekPainterProps {
  readonly value: WeeklyPattern;
  readonly onChange: (pattern: WeeklyPattern) => void;
  /** What the grid of the week is called. */
  readonly label: string;
  readonly disabled?: boolean | undefined;
  /** Hours that are offered beside the four modes: those of the place, or none. */
  readonly own?: { readonly label: string; readonly hours: WeeklyPattern } | null;
  readonly testid?: string;
}

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));
const within = ({ from, to }: Pick<Stroke, "from" | "to">, day: number, slot: number) =>
  day >= Math.min(from[0], to[0]) &&
  day <= Math.max(from[0], to[0]) &&
  slot >= Math.min(from[1], to[1]) &&
  slot <= Math.max(from[1], to[1]);

/** Moves by keys: quarter hours and days, hours with Ctrl, ends of the day with Home and End. */
function moved([day, slot]: Place, event: KeyboardEvent): Place | null {
  const far = event.ctrlKey || event.metaKey ? 4 : 1;
  const steps: Readonly<Record<string, Place>> = {
    ArrowLeft: [day, slot - far],
    ArrowRight: [day, slot + far],
    ArrowUp: [day - 1, slot],
    ArrowDown: [day + 1, slot],
    PageUp: [0, slot],
    PageDown: [6, slot],
    Home: [day, 0],
    End: [day, DAY_SLOTS - 1],
  };
  const next = steps[event.key];
  return next ? [clamp(next[0], 6), clamp(next[1], DAY_SLOTS - 1)] : null;
}

/** The quarter hours of a week, painted by pointer or keys. */
export function WeekGrid({ value, onChange, label, disabled, testid }: WeekPainterProps) {
  const { say, language } = useWords();
  const id = useId();
  const slots = useMemo(() => slotsOf(value), [value]);
  const [cursor, setCursor] = useState<Place>([0, 32]);
  const [anchor, setAnchor] = useState<Place | null>(null);
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const [focused, setFocused] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const on = ([day, slot]: Place) => slots[day * DAY_SLOTS + slot] === 1;
  const paint = ({ from, to, value: set }: Stroke) => onChange(patternOfSlots(painted(slots, from, to, set)));
  const placeOf = (event: PointerEvent): Place | null => {
    const first = body.current?.querySelector(`[id="${id}-0-0"]`)?.getBoundingClientRect();
    const last = body.current?.querySelector(`[id="${id}-6-${DAY_SLOTS - 1}"]`)?.getBoundingClientRect();
    if (!first || !last) return null;
    const day = Math.floor(((event.clientY - first.top) / (last.bottom - first.top)) * 7);
    const slot = Math.floor(((event.clientX - first.left) / (last.right - first.left)) * DAY_SLOTS);
    return [clamp(day, 6), clamp(slot, DAY_SLOTS - 1)];
  };
  const down = (event: PointerEvent) => {
    const at = (event.target as HTMLElement).role === "gridcell" ? placeOf(event) : null;
    if (disabled || !at || event.button !== 0) return;
    body.current?.setPointerCapture(event.pointerId);
    setCursor(at);
    setAnchor(null);
    setStroke({ from: at, to: at, value: on(at) ? 0 : 1 });
  };
  const move = (event: PointerEvent) => {
    const at = stroke && placeOf(event);
    if (at) setStroke({ ...stroke, to: at });
  };
  const up = () => {
    if (stroke) paint(stroke);
    setStroke(null);
  };
  const pressed = (event: KeyboardEvent) => {
    const next = moved(cursor, event);
    if (next) {
      event.preventDefault();
      setAnchor(event.shiftKey ? (anchor ?? cursor) : null);
      setCursor(next);
    } else if (!disabled && (event.key === " " || event.key === "Enter")) {
      event.preventDefault();
      const from = anchor ?? cursor;
      paint({ from, to: cursor, value: on(from) ? 0 : 1 });
      setAnchor(null);
    } else if (!disabled && (event.key === "Delete" || event.key === "Backspace")) {
      event.preventDefault();
      paint({ from: anchor ?? cursor, to: cursor, value: 0 });
      setAnchor(null);
    } else if (event.key === "Escape" && anchor) {
      event.preventDefault();
      setAnchor(null);
    }
  };
  const shown = stroke ?? (anchor ? { from: anchor, to: cursor, value: on(anchor) ? 0 : 1 } : null);
  const told = `${weekdayWords((cursor[0] + 1) as Weekday, language)} ${clockText(cursor[1] * 15)} ${say(on(cursor) ? "five.slot-on" : "five.slot-off")}`;
  return (
    <>
      <div className={styles.weekScroll}>
        <div className={styles.weekHours} aria-hidden="true">
          <span className={styles.weekDay} />
          {Array.from({ length: 12 }, (_none, step) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: hours have no other name
            <span key={step}>{step * 2}</span>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be painted on as one widget */}
        <div
          ref={body}
          className={styles.week}
          role="grid"
          tabIndex={0}
          aria-label={label}
          aria-multiselectable="true"
          aria-readonly={disabled}
          aria-describedby={`${id}-keys`}
          aria-activedescendant={`${id}-${cursor[0]}-${cursor[1]}`}
          onKeyDown={pressed}
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={() => setStroke(null)}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          data-testid={testid}
        >
          {DAYS.map((day) => (
            <DayRow
              key={day}
              id={id}
              day={day}
              name={weekdayWords((day + 1) as Weekday, language)}
              slots={slots.subarray(day * DAY_SLOTS, (day + 1) * DAY_SLOTS).join("")}
              covered={
                shown && day >= Math.min(shown.from[0], shown.to[0]) && day <= Math.max(shown.from[0], shown.to[0])
                  ? Array.from({ length: DAY_SLOTS }, (_none, slot) => (within(shown, day, slot) ? 1 : 0)).join("")
                  : ""
              }
              cursor={focused && cursor[0] === day ? cursor[1] : null}
            />
          ))}
        </div>
      </div>
      <p id={`${id}-keys`} className={styles.quiet}>
        {say("five.week-keys")}
      </p>
      <span className={styles.spoken} aria-live="polite">
        {focused ? told : ""}
      </span>
    </>
  );
}
