import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import {
  type BrushHow,
  brushed,
  clicked,
  slotOf,
  strokeOf,
  toggled,
  turned,
  type WeekHours,
  type WeekSpot,
  type WeekStroke,
} from "./week-hours";
import { weekStep } from "./week-step";

interface BrushOptions {
  readonly value: WeekHours;
  readonly onChange: (value: WeekHours) => void;
  /** What a plain stroke does; shift adds and alt removes whatever it says. */
  readonly mode: BrushHow;
  /** The hours go around: a stroke may run through midnight. */
  readonly around: boolean;
  /** Holds the hours, each with its place among the 168 in `data-slot`. */
  readonly holder: RefObject<Element | null>;
}

interface Stroke {
  readonly start: WeekSpot;
  readonly how: BrushHow;
  at: WeekSpot;
  turn: number;
  moved: boolean;
}

const howOf = (mode: BrushHow, { shiftKey, altKey }: { readonly shiftKey: boolean; readonly altKey: boolean }): BrushHow => {
  if (altKey) return "remove";
  return shiftKey ? "add" : mode;
};

/** Brushing of the hours of the week by pointer and by keys, for the wheel and for the table alike. `shown` is the choice with the stroke under way in it. */
export function useWeekBrush({ value, onChange, mode, around, holder }: BrushOptions) {
  const stroke = useRef<Stroke | null>(null);
  const anchor = useRef<{ readonly spot: WeekSpot; readonly base: WeekHours } | null>(null);
  const [draft, setDraft] = useState<{ readonly hours: WeekHours } | null>(null);
  const [focus, setFocus] = useState<WeekSpot>({ day: 0, hour: 8 });

  const press = (spot: WeekSpot, event: PointerEvent) => {
    stroke.current = { start: spot, how: howOf(mode, event), at: spot, turn: 0, moved: false };
    anchor.current = null;
    setFocus(spot);
    event.currentTarget.setPointerCapture?.(event.pointerId);
    setDraft({ hours: brushed(value, strokeOf(spot, spot.day, 0), stroke.current.how) });
  };
  const drag = (spot: WeekSpot | null) => {
    const now = stroke.current;
    if (!now || !spot || slotOf(spot) === slotOf(now.at)) return;
    now.turn = around ? Math.max(-23, Math.min(23, now.turn + turned(now.at.hour, spot.hour))) : spot.hour - now.start.hour;
    now.at = spot;
    now.moved = true;
    setDraft({ hours: brushed(value, strokeOf(now.start, spot.day, now.turn), now.how) });
  };
  const release = () => {
    const now = stroke.current;
    stroke.current = null;
    setDraft(null);
    if (!now) return;
    const whole = strokeOf(now.start, now.at.day, now.turn);
    onChange(now.moved ? brushed(value, whole, now.how) : clicked(value, whole, now.how));
  };
  const cancel = () => {
    stroke.current = null;
    setDraft(null);
  };
  /** A click on the name of an hour or of a day. */
  const take = (whole: WeekStroke, event: { readonly shiftKey: boolean; readonly altKey: boolean }) =>
    onChange(clicked(value, whole, howOf(mode, event)));

  const go = (spot: WeekSpot) => {
    setFocus(spot);
    holder.current?.querySelector<HTMLElement>(`[data-slot="${slotOf(spot)}"]`)?.focus();
  };
  const extend = (spot: WeekSpot) => {
    const from = anchor.current ?? { spot: focus, base: value };
    anchor.current = from;
    onChange(brushed(from.base, strokeOf(from.spot, spot.day, spot.hour - from.spot.hour), "add"));
    go(spot);
  };
  const space = (event: KeyboardEvent) => {
    anchor.current = null;
    if (event.shiftKey) return take({ days: [focus.day, focus.day], from: 0, hours: 24 }, { shiftKey: false, altKey: event.altKey });
    if (event.ctrlKey || event.metaKey)
      return take({ days: [0, 6], from: focus.hour, hours: 1 }, { shiftKey: false, altKey: event.altKey });
    onChange(toggled(value, focus));
  };
  const key = (event: KeyboardEvent) => {
    const next = weekStep(focus, event.key, { around: around && !event.shiftKey, toEnds: event.ctrlKey || event.metaKey });
    if (next && event.shiftKey && event.key.startsWith("Arrow")) extend(next);
    else if (next) {
      anchor.current = null;
      go(next);
    } else if (event.key === " " || event.key === "Enter") space(event);
    else if (event.key === "Delete" || event.key === "Backspace") onChange(null);
    else return;
    event.preventDefault();
  };
  return { shown: draft ? draft.hours : value, focus, setFocus, press, drag, release, cancel, take, key };
}
