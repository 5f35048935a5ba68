"use client";

import { Alert, Button, DatePicker, Slider, Spin, Switch } from "antd";
import dayjs from "dayjs";
import { HEAT_RAMP } from "../map/palette";
import { clockText } from "../words/pattern-words";
import { useWords } from "../words/use-words";
import styles from "./heat-panel.module.css";

/** Which violations the heatmap shows. Days both included, as text, null for all there are; hours half-open. */
export interface HeatChoice {
  readonly days: readonly [from: string, to: string] | null;
  readonly hours: readonly [from: number, to: number];
  /** The hour follows the time slider instead. */
  readonly follow: boolean;
}

/** What the panel shows and tells. */
export interface HeatPanelProps {
  readonly choice: HeatChoice;
  readonly onChange: (choice: HeatChoice) => void;
  /** The last day that makes sense: today. */
  readonly today: string;
  readonly status: "off" | "loading" | "failed" | "ready";
  readonly byHour: readonly number[] | null;
  /** The hours shown now, and how many violations that is. */
  readonly hours: readonly [from: number, to: number];
  readonly count: number;
  readonly onRetry: () => void;
}

const RAMP = `linear-gradient(90deg, ${HEAT_RAMP.map((colour) => `rgb(${colour.join(" ")})`).join(", ")})`;
const SPANS = [
  { name: "month", days: 30 },
  { name: "quarter", days: 91 },
  { name: "year", days: 365 },
] as const;

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function Hours({ byHour, hours }: { readonly byHour: readonly number[]; readonly hours: readonly [number, number] }) {
  const most = Math.max(1, ...byHour);
  return (
    <svg className={styles.bars} viewBox="0 0 24 26" preserveAspectRatio="none" aria-hidden="true">
      {HOURS.map((hour) => {
        const height = Math.max(0.5, ((byHour[hour] ?? 0) / most) * 25);
        const inside = hour >= hours[0] && hour < hours[1];
        return <rect key={hour} className={inside ? styles.in : ""} x={hour + 0.08} width={0.84} y={26 - height} height={height} />;
      })}
    </svg>
  );
}

/** Days, hours and legend of the heatmap. */
export function HeatPanel({ choice, onChange, today, status, byHour, hours, count, onRetry }: HeatPanelProps) {
  const { say } = useWords();
  const day = (text: string) => dayjs(text);
  return (
    <div className={styles.panel} data-testid="heat-panel">
      <div className={styles.days}>
        <Button
          size="small"
          type={choice.days ? "default" : "primary"}
          aria-pressed={!choice.days}
          onClick={() => onChange({ ...choice, days: null })}
        >
          {say("heat.all")}
        </Button>
        {SPANS.map(({ name, days }) => {
          const from = day(today)
            .subtract(days - 1, "day")
            .format("YYYY-MM-DD");
          const chosen = choice.days?.[0] === from && choice.days[1] === today;
          return (
            <Button
              key={name}
              size="small"
              type={chosen ? "primary" : "default"}
              aria-pressed={chosen}
              onClick={() => onChange({ ...choice, days: [from, today] })}
            >
              {say(`heat.${name}`)}
            </Button>
          );
        })}
      </div>
      <DatePicker.RangePicker
        size="small"
        value={choice.days ? [day(choice.days[0]), day(choice.days[1])] : null}
        maxDate={day(today)}
        allowClear={false}
        inputReadOnly
        aria-label={say("heat.days")}
        onChange={(range) => {
          const [from, to] = range ?? [];
          if (from && to) onChange({ ...choice, days: [from.format("YYYY-MM-DD"), to.format("YYYY-MM-DD")] });
        }}
      />
      {byHour && <Hours byHour={byHour} hours={hours} />}
      <Slider
        range
        min={0}
        max={24}
        value={[hours[0], hours[1]]}
        disabled={choice.follow}
        onChange={([from = 0, to = 24]) =>
          onChange({ ...choice, hours: from < to ? [from, to] : [Math.min(from, 23), Math.min(from, 23) + 1] })
        }
        tooltip={{ formatter: (value) => clockText((value ?? 0) * 60) }}
        ariaLabelForHandle={[say("heat.hours"), say("heat.hours")]}
        style={{ margin: "0 4px" }}
      />
      <div className={styles.hours}>
        <span data-testid="heat-hours">{`${clockText(hours[0] * 60)}-${clockText(hours[1] * 60)}`}</span>
        <span className={styles.count} aria-live="polite" data-testid="heat-count">
          {status === "loading" && <Spin size="small" />}
          {status === "ready" && count > 0 && say("heat.count", { count })}
        </span>
      </div>
      <div>
        <Switch
          size="small"
          checked={choice.follow}
          onChange={(follow) => onChange({ ...choice, follow })}
          aria-label={say("heat.follow")}
        />{" "}
        {say("heat.follow")}
      </div>
      {status === "failed" && (
        <Alert
          type="error"
          title={say("heat.failed")}
          action={
            <Button size="small" onClick={onRetry}>
              {say("retry")}
            </Button>
          }
        />
      )}
      {status === "ready" && count === 0 && <Alert type="info" title={say("heat.none")} />}
      <div>
        <div className={styles.ramp} style={{ background: RAMP }} />
        <div className={styles.ends}>
          <span>{say("heat.thin")}</span>
          <span>{say("heat.dense")}</span>
        </div>
      </div>
      <p className={styles.note}>{say("heat.relative")}</p>
    </div>
  );
}
