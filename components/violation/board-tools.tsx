"use client";

import { CaretRightOutlined, EnvironmentOutlined, PauseOutlined, PlusOutlined, SoundOutlined } from "@ant-design/icons";
import { Button } from "antd";
import Link from "next/link";
import { Hint } from "../ui/hint";
import { useWords } from "../words/use-words";
import { chime, wantSound } from "./chime";
import styles from "./violation-board.module.css";

interface BoardToolsProps {
  readonly mayReport: boolean;
  readonly paused: boolean;
  /** How many wait for the end of the pause. */
  readonly held: number;
  readonly sound: boolean;
  readonly onPause: (on: boolean) => void;
  readonly onSound: (on: boolean) => void;
  /** Opens the map; null where it stands beside the list. */
  readonly onMap: (() => void) | null;
}

/** What can be done with the list as a whole. */
export function BoardTools({ mayReport, paused, held, sound, onPause, onSound, onMap }: BoardToolsProps) {
  const { say } = useWords();
  const turn = () => {
    wantSound(!sound);
    onSound(!sound);
    if (!sound) chime();
  };
  return (
    <div className={styles.tools}>
      {mayReport && (
        <Link href="/violation/new" className={styles.new} data-testid="to-new">
          <PlusOutlined aria-hidden /> {say("violation.new")}
        </Link>
      )}
      <Button
        icon={paused ? <CaretRightOutlined /> : <PauseOutlined />}
        onClick={() => onPause(!paused)}
        aria-pressed={paused}
        type={paused ? "primary" : "default"}
        data-testid="pause"
      >
        {paused ? say("violation.resume", { count: held }) : say("violation.pause")}
      </Button>
      <Hint title={say(sound ? "violation.sound-on" : "violation.sound-off")}>
        <Button
          icon={<SoundOutlined />}
          type={sound ? "primary" : "default"}
          aria-pressed={sound}
          aria-label={say("violation.sound")}
          data-testid="sound"
          onClick={turn}
        />
      </Hint>
      {onMap && (
        <Button icon={<EnvironmentOutlined />} onClick={onMap} data-testid="to-map">
          {say("violation.map")}
        </Button>
      )}
      {mayReport && (
        <Link href="/violation/bulk" className={styles.bulk}>
          {say("violation.from-file")}
        </Link>
      )}
    </div>
  );
}
