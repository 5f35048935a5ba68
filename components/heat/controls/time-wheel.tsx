"use client";

import { MinusOutlined, PlusOutlined, SelectOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { Hint } from "../../ui/hint";
import { useWords } from "../../words/use-words";
import { choiceOn, HOUR_CHOICES, withChoice } from "./hour-choices";
import { hourWords } from "./hour-words";
import { RAMP_STRIP } from "./ramp-colour";
import styles from "./time-wheel.module.css";
import { useKept } from "./use-kept";
import { type BrushHow, WEEK_HOURS, type WeekHours } from "./week-hours";
import { WeekTable } from "./week-table";
import { WheelDrawing } from "./wheel-drawing";

/** What the wheel shows and tells. */
export interface TimeWheelProps {
  /** Finds by hour of the week (168, Monday 00:00 first) of all that fits but for the hours; null while it loads. */
  readonly counts: readonly number[] | null;
  readonly value: WeekHours;
  readonly onChange: (value: WeekHours) => void;
  /** The hour that is being played, 0 to 23. */
  readonly playing?: number | null;
  /** Begins as the flat table instead of the wheel. */
  readonly flat?: boolean;
}

const NOTHING: readonly number[] = new Array<number>(WEEK_HOURS).fill(0);
const MODES = [
  { value: "only", icon: <SelectOutlined /> },
  { value: "add", icon: <PlusOutlined /> },
  { value: "remove", icon: <MinusOutlined /> },
] as const;

function Head({
  mode,
  onMode,
  flat,
  onFlat,
}: {
  readonly mode: BrushHow;
  readonly onMode: (mode: BrushHow) => void;
  readonly flat: boolean;
  readonly onFlat: (flat: boolean) => void;
}) {
  const { say } = useWords();
  return (
    <div className={styles.head}>
      <Segmented<BrushHow>
        size="small"
        aria-label={say("controls.wheel.mode")}
        value={mode}
        onChange={onMode}
        options={MODES.map(({ value, icon }) => ({
          value,
          label: (
            <Hint title={say(`controls.wheel.mode-hint.${value}`)}>
              <span>
                {icon} {say(`controls.wheel.mode.${value}`)}
              </span>
            </Hint>
          ),
        }))}
      />
      <Segmented<"wheel" | "table">
        size="small"
        aria-label={say("controls.wheel.view")}
        value={flat ? "table" : "wheel"}
        onChange={(view) => onFlat(view === "table")}
        options={(["wheel", "table"] as const).map((view) => ({ value: view, label: say(`controls.wheel.view.${view}`) }))}
      />
    </div>
  );
}

/** Hours of the day by days of the week, to see and to brush: as a wheel or as a table, with quick choices below. */
export function TimeWheel({ counts, value, onChange, playing = null, flat: beginsFlat = false }: TimeWheelProps) {
  const { say, language } = useWords();
  const { kept, stale } = useKept(counts);
  const [mode, setMode] = useState<BrushHow>("only");
  const [flat, setFlat] = useState(beginsFlat);
  const shown = kept ?? NOTHING;
  const view = { counts: shown, value, onChange, mode, playing, waiting: kept === null };
  return (
    <section className={styles.frame} aria-label={say("controls.wheel.title")} aria-busy={counts === null}>
      <Head mode={mode} onMode={setMode} flat={flat} onFlat={setFlat} />
      <div className={stale || !kept ? styles.stale : undefined}>{flat ? <WeekTable {...view} /> : <WheelDrawing {...view} />}</div>
      <div className={styles.legend} aria-hidden="true">
        <span>0</span>
        <span className={styles.ramp} style={{ background: RAMP_STRIP }} />
        <span>{kept && say("controls.per-hour", { count: Math.max(...kept) })}</span>
      </div>
      <div className={styles.choices}>
        {HOUR_CHOICES.map((choice) => {
          const on = value !== null && choiceOn(value, choice);
          return (
            <Button
              key={choice.name}
              size="small"
              type={on ? "primary" : "default"}
              aria-pressed={on}
              onClick={() => onChange(withChoice(value, choice))}
            >
              {say(`controls.choice.${choice.name}`)}
            </Button>
          );
        })}
      </div>
      <div className={styles.told}>
        <span aria-live="polite">{value ? hourWords(value, say, language) : say("controls.wheel.every-hour")}</span>
        <Button size="small" type="link" disabled={!value} onClick={() => onChange(null)}>
          {say("controls.clear")}
        </Button>
      </div>
      <p className={styles.keys}>{say("controls.wheel.keys")}</p>
    </section>
  );
}
