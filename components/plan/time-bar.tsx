"use client";

import { CaretRightOutlined, LeftOutlined, PauseOutlined, RightOutlined } from "@ant-design/icons";
import { Button, DatePicker, Slider } from "antd";
import dayjs from "dayjs";
import { Hint } from "../ui/hint";
import { clockText, weekdayWords } from "../words/pattern-words";
import { useWords } from "../words/use-words";
import { dayFrom, dayText, LAST_STEP, SERVICE_DAY, STEP, snapped, weekdayOf } from "./day-time";
import type { DayStretch } from "./key-hours";
import styles from "./time-bar.module.css";
import type { ShownTime } from "./use-day-time";

interface TimeBarProps {
  readonly shown: ShownTime;
  /** Persons on post at each quarter hour of the shown day; null before the plan has come. */
  readonly profile: readonly number[] | null;
  readonly keyHours: readonly DayStretch[];
  /** On a phone the date goes without its year. */
  readonly narrow: boolean;
}

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24];
const MARKS = Object.fromEntries(HOURS.map((hour) => [hour * 60, String(hour).padStart(2, "0")]));
const TALL = 22;

/** The day as a strip: the service day shaded, a bar per quarter hour for who is on post, the key hours on top. */
function Profile({
  profile,
  keyHours,
  minute,
}: {
  readonly profile: readonly number[] | null;
  readonly keyHours: readonly DayStretch[];
  readonly minute: number;
}) {
  const { say } = useWords();
  const most = Math.max(1, ...(profile ?? []));
  return (
    <svg className={styles.profile} viewBox={`0 0 1440 ${TALL}`} preserveAspectRatio="none" role="img" aria-label={say("time.profile")}>
      <rect className={styles.service} x={SERVICE_DAY[0]} width={SERVICE_DAY[1] - SERVICE_DAY[0]} y={0} height={TALL} />
      {(profile ?? []).map((count, step) => {
        const height = (count / most) * (TALL - 6);
        const from = step * STEP;
        return (
          <rect
            key={from}
            className={from <= minute ? styles.past : ""}
            x={from + 1.5}
            width={STEP - 3}
            y={TALL - height}
            height={height}
          />
        );
      })}
      {keyHours.map(([from, to]) => (
        <rect key={from} className={styles.key} x={from} width={to - from} y={0} height={3.5} />
      ))}
    </svg>
  );
}

/** Date, time and the day's slider. */
export function TimeBar({ shown, profile, keyHours, narrow }: TimeBarProps) {
  const { say, language } = useWords();
  const { time, motion } = shown;
  const text = clockText(time.minute);
  const slide = (minute: number) => shown.set({ day: time.day, minute: Math.min(LAST_STEP, snapped(minute)) });
  const overMidnight = (event: React.KeyboardEvent) => {
    const on = ["ArrowRight", "ArrowUp"].includes(event.key);
    const back = ["ArrowLeft", "ArrowDown"].includes(event.key);
    if (!(on || back)) return;
    event.preventDefault();
    event.stopPropagation();
    shown.step(on ? 1 : -1);
  };
  const count = profile?.[Math.floor(time.minute / STEP)];
  return (
    <section className={styles.bar} aria-label={say("time.label")} data-testid="time-bar">
      <div className={styles.left}>
        <DatePicker
          className={styles.date}
          value={dayjs(dayText(time.day))}
          allowClear={false}
          inputReadOnly
          format={(value) =>
            `${value.format(narrow ? "MM-DD" : "YYYY-MM-DD")} ${weekdayWords(weekdayOf(dayFrom(value.format("YYYY-MM-DD")) ?? time.day), language)}`
          }
          aria-label={say("time.date")}
          placement="topLeft"
          onChange={(value) => {
            const day = value && dayFrom(value.format("YYYY-MM-DD"));
            if (day) shown.set({ day, minute: time.minute });
          }}
        />
        <Hint title={say("time.back")}>
          <Button type="text" icon={<LeftOutlined />} aria-label={say("time.back")} onClick={() => shown.step(-1)} />
        </Hint>
        <output className={`${styles.clock} ${motion === "now" ? styles.now : ""}`} data-testid="clock">
          {text}
        </output>
        <Hint title={say("time.on")}>
          <Button type="text" icon={<RightOutlined />} aria-label={say("time.on")} onClick={() => shown.step(1)} />
        </Hint>
        <Hint title={say(motion === "play" ? "time.pause" : "time.play")}>
          <Button
            type="text"
            icon={motion === "play" ? <PauseOutlined /> : <CaretRightOutlined />}
            aria-label={say(motion === "play" ? "time.pause" : "time.play")}
            aria-pressed={motion === "play"}
            onClick={() => shown.play(motion !== "play")}
          />
        </Hint>
        <Button type={motion === "now" ? "primary" : "default"} onClick={shown.follow} aria-pressed={motion === "now"} data-testid="now">
          {say("time.now")}
        </Button>
      </div>
      <div className={styles.track}>
        <div className={styles.legend} aria-hidden="true">
          {count !== undefined && <b>{say("time.on-post", { count })}</b>}
          <span>{say("time.service", { from: clockText(SERVICE_DAY[0]), to: clockText(SERVICE_DAY[1]) })}</span>
          {keyHours.length > 0 && (
            <span>
              <i className={styles.key} />
              {say("time.key")}
            </span>
          )}
        </div>
        <Profile profile={profile} keyHours={keyHours} minute={time.minute} />
        <div onKeyDownCapture={overMidnight}>
          <Slider
            className={styles.slider}
            min={0}
            max={1440}
            step={STEP}
            marks={MARKS}
            included={false}
            value={time.minute}
            onChange={slide}
            tooltip={{ formatter: (value) => clockText(Math.min(LAST_STEP, value ?? 0)) }}
            ariaLabelForHandle={say("time.slider")}
            ariaValueTextFormatterForHandle={() => text}
          />
        </div>
      </div>
    </section>
  );
}
