"use client";

import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import type { Weekday, WeeklyPattern, WeeklySpan } from "../../duty/plan";
import { clockText, weekdayWords } from "../words/pattern-words";
import { useWords } from "../words/use-words";
import styles from "./terms-form.module.css";

interface HoursEditorProps {
  readonly value: WeeklyPattern;
  readonly onChange: (value: WeeklyPattern) => void;
}

const DAY = 1440;
const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const SERVICE: WeeklySpan = { days: DAYS, from: 390, to: 1290 };

/** Minutes after midnight that a time field tells, or null while it tells none. */
const minutesOf = (text: string): number | null => {
  const match = /^(\d\d):(\d\d)/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
};

/** A stretch with another end or beginning: an end not after the beginning is meant for the next day. */
function moved({ days, from, to }: WeeklySpan, end: "from" | "to", minute: number): WeeklySpan {
  const [begin, last] = end === "from" ? [minute, to % DAY] : [from, minute];
  return { days, from: begin, to: last > begin ? last : last + DAY };
}

function SpanRow({
  span,
  onChange,
  onRemove,
}: {
  readonly span: WeeklySpan;
  readonly onChange: (span: WeeklySpan) => void;
  readonly onRemove: (() => void) | null;
}) {
  const { say, language } = useWords();
  const field = (end: "from" | "to") => (
    <input
      type="time"
      className={styles.time}
      aria-label={say(`terms.${end}`)}
      value={clockText(span[end] % DAY)}
      onChange={({ target }) => {
        const minute = minutesOf(target.value);
        if (minute !== null) onChange(moved(span, end, minute));
      }}
    />
  );
  return (
    <div className={styles.span}>
      <Checkbox.Group
        value={[...span.days]}
        onChange={(days) => onChange({ ...span, days: DAYS.filter((day) => days.includes(day)) })}
        options={DAYS.map((day) => ({ value: day, label: weekdayWords(day, language) }))}
      />
      <div className={styles.times}>
        {field("from")}
        <span aria-hidden>–</span>
        {span.to > DAY && <span className={styles.quiet}>{say("terms.next-day")}</span>}
        {field("to")}
        {onRemove && <Button type="text" icon={<CloseOutlined />} aria-label={say("terms.hours-remove")} onClick={onRemove} />}
      </div>
    </div>
  );
}

/** Hours of the week of one part: stretches of the day on named weekdays. */
export function HoursEditor({ value, onChange }: HoursEditorProps) {
  const { say } = useWords();
  return (
    <div className={styles.hours}>
      {value.map((span, index) => (
        <SpanRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has nothing else to be known by
          key={index}
          span={span}
          onChange={(next) => onChange(value.map((one, place) => (place === index ? next : one)))}
          onRemove={value.length > 1 ? () => onChange(value.filter((_one, place) => place !== index)) : null}
        />
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, SERVICE])}>
        {say("terms.hours-add")}
      </Button>
    </div>
  );
}
