"use client";

import { CaretRightOutlined, PauseOutlined } from "@ant-design/icons";
import { Button, Slider } from "antd";
import { clockText } from "../words/pattern-words";
import { useWords } from "../words/use-words";
import styles from "./play-bar.module.css";

interface PlayBarProps {
  /** The hour that is shown alone; null is the whole day. */
  readonly hour: number | null;
  readonly playing: boolean;
  readonly onPlay: () => void;
  readonly onHour: (hour: number | null) => void;
}

/** Plays through the day, or shows one hour of it. */
export function PlayBar({ hour, playing, onPlay, onHour }: PlayBarProps) {
  const { say } = useWords();
  return (
    <div className={styles.bar} data-testid="heat-play">
      <Button
        type="text"
        icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
        aria-label={say(playing ? "heat-page.pause" : "heat-page.play")}
        title={say("heat-page.play-hint")}
        onClick={onPlay}
      />
      <Slider
        className={styles.slider ?? ""}
        min={0}
        max={23}
        value={hour ?? 0}
        onChange={onHour}
        included={false}
        styles={hour === null ? { handle: { opacity: 0.35 } } : {}}
        tooltip={{ formatter: (value) => clockText((value ?? 0) * 60) }}
        ariaLabelForHandle={say("heat-page.hour-label")}
      />
      <Button
        size="small"
        type={hour === null ? "primary" : "default"}
        aria-pressed={hour === null}
        onClick={() => onHour(null)}
        data-testid="heat-whole-day"
      >
        {say("heat-page.whole-day")}
      </Button>
      <span className={styles.hour} data-testid="heat-hour" aria-live={playing ? "off" : "polite"}>
        {hour === null ? "" : `${clockText(hour * 60)}-${clockText((hour + 1) * 60)}`}
      </span>
    </div>
  );
}
