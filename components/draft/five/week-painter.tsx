"use client";

import { Button, Checkbox, Input, Popover, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import { MODE_PRESETS, type ModePreset } from "../../../duty/five/mode-presets";
import { weekMinutes } from "../../../duty/five/week-book";
import { dayCopied, patternOfSlots, slotsOf } from "../../../duty/five/week-slots";
import type { Weekday } from "../../../duty/plan";
import { patternOf, patternText } from "../../../duty/time/pattern-text";
import { patternWords, weekdayWords } from "../../words/pattern-words";
import { useWords } from "../../words/use-words";
import styles from "./five-panel.module.css";

import { WeekGrid, type WeekPainterProps } from "./week-grid";

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** The pattern as text, both ways; what cannot be read is told and changes nothing. */
function PatternLine({ value, onChange, disabled, testid }: WeekPainterProps) {
  const { say } = useWords();
  const text = patternText(value);
  const [typed, setTyped] = useState(text);
  const mine = useRef(text);
  useEffect(() => {
    if (mine.current !== text) setTyped(text);
    mine.current = text;
  }, [text]);
  const wrong = patternOf(typed) === null;
  return (
    <label>
      {say("five.week-text")}
      <Input
        value={typed}
        disabled={disabled ?? false}
        {...(wrong ? { status: "error" as const } : {})}
        onChange={({ target }) => {
          setTyped(target.value);
          const read = patternOf(target.value);
          if (!read) return;
          mine.current = patternText(read);
          onChange(read);
        }}
        aria-invalid={wrong}
        data-testid={testid && `${testid}-text`}
      />
      {wrong && (
        <span role="alert" className={styles.wrong}>
          {say("five.week-unread")}
        </span>
      )}
    </label>
  );
}

/** Copies one day to others. */
function DayCopy({ value, onChange }: WeekPainterProps) {
  const { say, language } = useWords();
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState<readonly number[]>([]);
  const days = DAYS.map((day) => ({ value: day, label: weekdayWords((day + 1) as Weekday, language) }));
  const content = (
    <div className={styles.stack}>
      <label>
        {say("five.copy-day-from")}
        <Select value={from} options={days} onChange={setFrom} style={{ minWidth: 120 }} />
      </label>
      <Checkbox.Group
        value={[...to]}
        options={days.filter(({ value: day }) => day !== from)}
        onChange={(list) => setTo(list as number[])}
      />
      <Button
        type="primary"
        size="small"
        disabled={to.length === 0}
        onClick={() => onChange(patternOfSlots(dayCopied(slotsOf(value), from, to)))}
      >
        {say("five.copy")}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" content={content}>
      <Button size="small">{say("five.copy-day")}</Button>
    </Popover>
  );
}

/** A weekly pattern: painted, written, copied from day to day, or taken from the four duty modes with their key hours. */
export function WeekPainter(props: WeekPainterProps) {
  const { value, onChange, disabled, own } = props;
  const { say, language } = useWords();
  const preset = ({ name, hours }: Pick<ModePreset, "name" | "hours">) => (
    <Button key={name} size="small" onClick={() => onChange(hours)} data-testid={`preset-${name}`}>
      {say(`five.preset.${name}`)}
    </Button>
  );
  return (
    <div className={styles.stack}>
      {!disabled && (
        <div className={styles.buttons}>
          {own && (
            <Button size="small" onClick={() => onChange(own.hours)}>
              {own.label}
            </Button>
          )}
          {MODE_PRESETS.map(preset)}
          <DayCopy {...props} />
          <Button size="small" onClick={() => onChange([])}>
            {say("five.clear")}
          </Button>
        </div>
      )}
      <WeekGrid {...props} />
      <PatternLine {...props} />
      <p className={styles.quiet}>
        {say("five.hours-week", { hours: weekMinutes(value) / 60 })}
        {value.length > 0 && ` · ${patternWords(value, language)}`}
      </p>
    </div>
  );
}
