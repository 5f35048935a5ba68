"use client";

import { Button, Slider } from "antd";
import { type PointerEvent, useMemo, useRef, useState } from "react";
import { dayText } from "../../../duty/time/civil";
import { useWords } from "../../words/use-words";
import { barOver, type DaySpan, dayBars, dayNumber, lastDays, monthMarks, placesOf, spanAt } from "./day-bars";
import styles from "./day-strip.module.css";

/** What the strip of days shows and tells. */
export interface DayStripProps {
  /** The first day of `counts`, "2026-01-01". */
  readonly from: string;
  /** Finds by day of all that fits but for the days; null while it loads. */
  readonly counts: readonly number[] | null;
  /** The chosen days, half-open; null is all. */
  readonly value: DaySpan | null;
  readonly onChange: (value: DaySpan | null) => void;
}

const HEIGHT = 56;
const SPANS = [7, 28, 91, 365] as const;
const MARKS = 5;

interface Strip {
  readonly from: string;
  readonly counts: readonly number[];
}

/** The strip that is there now, or while it loads the last one: its first day belongs to its counts. */
function useStrip(from: string, counts: readonly number[] | null): Strip | null {
  const [last, setLast] = useState<Strip | null>(counts && { from, counts });
  if (counts && (last?.counts !== counts || last.from !== from)) setLast({ from, counts });
  return counts ? { from, counts } : last;
}

function Bars({ strip, places, onBrush }: { readonly strip: Strip; readonly places: readonly [number, number]; readonly onBrush: Brush }) {
  const { say } = useWords();
  const { from, counts } = strip;
  const start = useRef<number | null>(null);
  const bars = useMemo(() => dayBars(from, counts), [from, counts]);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const dayAt = ({ currentTarget, clientX }: PointerEvent<SVGSVGElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(counts.length - 1, Math.floor(((clientX - left) / width) * counts.length)));
  };
  const brush = (day: number, done: boolean) => {
    const [one, other] = [barOver(bars, start.current as number), barOver(bars, day)];
    onBrush(Math.min(one.first, other.first), Math.max(one.first + one.days, other.first + other.days), done);
  };
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${counts.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = dayAt(event);
        brush(start.current, false);
      }}
      onPointerMove={(event) => start.current !== null && brush(dayAt(event), false)}
      onPointerUp={(event) => {
        if (start.current === null) return;
        brush(dayAt(event), true);
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
        onBrush(0, 0, false);
      }}
    >
      <rect className={styles.chosen} x={places[0]} width={places[1] - places[0]} y={0} height={HEIGHT} />
      {bars.map(({ first, days, count }) => {
        const height = count === 0 ? 0 : Math.max(1, (count / most) * (HEIGHT - 4));
        const inside = first >= places[0] && first + days <= places[1];
        const day = dayText(dayNumber(from) + first);
        return (
          <rect
            key={first}
            className={inside ? styles.in : styles.out}
            x={first + days * 0.08}
            width={days * 0.84}
            y={HEIGHT - height}
            height={height}
          >
            <title>{say(bars.length < counts.length ? "controls.day.week" : "controls.day.day", { day, count })}</title>
          </rect>
        );
      })}
    </svg>
  );
}

/** Places of a stroke over the strip, half-open; `done` when it was let go. An empty stroke takes it back. */
type Brush = (low: number, high: number, done: boolean) => void;

function Quick({ strip, value, onChange }: Pick<DayStripProps, "value" | "onChange"> & { readonly strip: Strip }) {
  const { say } = useWords();
  const { from, counts } = strip;
  const button = (key: string, text: string, on: boolean, span: DaySpan | null) => (
    <Button key={key} size="small" type={on ? "primary" : "default"} aria-pressed={on} onClick={() => onChange(span)}>
      {text}
    </Button>
  );
  return (
    <div className={styles.quick}>
      {SPANS.map((days) => {
        const span = lastDays(from, counts.length, days);
        return span && button(String(days), say("controls.day.last", { days }), value?.join() === span.join(), span);
      })}
      {button("all", say("controls.day.all"), value === null, null)}
    </div>
  );
}

/** Days (weeks when there are many) as bars; a span of them is brushed over the bars, or by the two handles below, which keys move too. */
export function DayStrip({ from, counts, value, onChange }: DayStripProps) {
  const { say } = useWords();
  const strip = useStrip(from, counts);
  const [draft, setDraft] = useState<readonly [number, number] | null>(null);
  if (!strip || strip.counts.length === 0)
    return (
      <section className={styles.empty} aria-label={say("controls.day.title")} aria-busy={counts === null}>
        {counts && say("controls.nothing-found")}
      </section>
    );
  const length = strip.counts.length;
  const places = draft ?? placesOf(strip.from, length, value);
  const begin = dayNumber(strip.from);
  const take = (low: number, high: number) => {
    setDraft(null);
    onChange(spanAt(strip.from, length, low, high));
  };
  const brush: Brush = (low, high, done) => {
    if (done) take(low, high);
    else setDraft(low < high ? [low, high] : null);
  };
  const told = {
    from: dayText(begin + places[0]),
    to: dayText(begin + Math.max(places[0], places[1] - 1)),
    days: places[1] - places[0],
    count: strip.counts.slice(...places).reduce((sum, count) => sum + count, 0),
  };
  return (
    <section className={styles.frame} aria-label={say("controls.day.title")} aria-busy={counts === null}>
      <div className={counts ? undefined : styles.stale}>
        <Bars strip={strip} places={places} onBrush={brush} />
        <div className={styles.marks} aria-hidden="true">
          {monthMarks(strip.from, length, MARKS).map(({ place, month }) => (
            <span key={month} style={{ left: `${(place / length) * 100}%` }}>
              {month}
            </span>
          ))}
        </div>
      </div>
      <Slider
        className={styles.handles}
        range={{ draggableTrack: true }}
        min={0}
        max={length}
        value={[...places]}
        onChange={([low = 0, high = length]: number[]) => setDraft([low, high])}
        onChangeComplete={([low = 0, high = length]: number[]) => take(low, high)}
        tooltip={{ formatter: (place) => dayText(begin + (place ?? 0)) }}
        ariaLabelForHandle={[say("controls.day.from"), say("controls.day.to")]}
        ariaValueTextFormatterForHandle={[(place) => dayText(begin + place), (place) => dayText(begin + Math.max(0, place - 1))]}
      />
      <p className={styles.told} aria-live="polite">
        {say("controls.day.told", told)}
      </p>
      <Quick strip={strip} value={value} onChange={onChange} />
    </section>
  );
}
