"use client";

import { Button, Input } from "antd";
import { useEffect, useRef, useState } from "react";
import type { DateException, Plan } from "../../../duty/plan";
import { civilDay } from "../../../duty/time/civil";
import { exceptionsOf, exceptionsText } from "../../../duty/time/exceptions-text";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";
import { PersonSelect } from "./person-select";
import type { Desk } from "./use-desk";

interface ExceptionsEditorProps {
  readonly plan: Plan;
  readonly desk: Desk;
  readonly squad: string | null;
  readonly value: readonly DateException[];
  readonly onChange: (exceptions: readonly DateException[]) => void;
  readonly disabled: boolean;
  readonly validity: { readonly from: number; readonly to: number | null };
}

/** The hours of one exception as text: "08:00-12:00,14:00-18:00"; nothing or a dash: nobody comes. */
const hoursText = (one: DateException) =>
  exceptionsText([{ ...one, person: null }])
    .slice(one.day.length + 1)
    .replace(/^-$/, "");
const hoursOf = (day: string, text: string) => exceptionsOf(`${civilDay(day) ?? "2000-01-01"} ${text.trim() || "-"}`)?.[0]?.spans ?? null;

function Hours({
  value,
  onChange,
  disabled,
}: {
  readonly value: DateException;
  readonly onChange: (next: DateException) => void;
  readonly disabled: boolean;
}) {
  const { say } = useWords();
  const text = hoursText(value);
  const [typed, setTyped] = useState(text);
  const mine = useRef(text);
  useEffect(() => {
    if (mine.current !== text) setTyped(text);
    mine.current = text;
  }, [text]);
  const wrong = hoursOf(value.day, typed) === null;
  return (
    <Input
      value={typed}
      disabled={disabled}
      placeholder={say("five.exception-none")}
      aria-label={say("five.exception-hours")}
      aria-invalid={wrong}
      {...(wrong ? { status: "error" as const } : {})}
      onChange={({ target }) => {
        setTyped(target.value);
        const spans = hoursOf(value.day, target.value);
        if (!spans) return;
        const next = { ...value, spans };
        mine.current = hoursText(next);
        onChange(next);
      }}
    />
  );
}

/** Days on which an assignment is otherwise: other hours, nobody, or another person. */
export function ExceptionsEditor({ plan, desk, squad, value, onChange, disabled, validity }: ExceptionsEditorProps) {
  const { say } = useWords();
  const set = (at: number, next: DateException) => onChange(value.with(at, next));
  return (
    <fieldset className={styles.set}>
      <legend>{say("five.exceptions")}</legend>
      {value.length === 0 && <p className={styles.quiet}>{say("five.exceptions-none")}</p>}
      {value.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day may be typed anew
        <div key={at} className={styles.exception}>
          <Input
            type="date"
            value={one.day}
            disabled={disabled}
            aria-label={say("five.day")}
            onChange={({ target }) => set(at, { ...one, day: target.value })}
          />
          <Hours value={one} onChange={(next) => set(at, next)} disabled={disabled} />
          <PersonSelect
            plan={plan}
            desk={desk}
            squad={squad}
            pattern={[]}
            validity={validity}
            value={one.person}
            onChange={(person) => set(at, { ...one, person })}
            label={say("five.exception-person")}
            optional
            disabled={disabled}
          />
          {!disabled && (
            <Button
              size="small"
              onClick={() => onChange(value.toSpliced(at, 1))}
              aria-label={say("five.exception-remove", { day: one.day })}
            >
              {say("five.remove")}
            </Button>
          )}
        </div>
      ))}
      {!disabled && (
        <Button size="small" onClick={() => onChange([...value, { day: "", spans: [], person: null }])} data-testid="exception-add">
          {say("five.exception-add")}
        </Button>
      )}
    </fieldset>
  );
}
