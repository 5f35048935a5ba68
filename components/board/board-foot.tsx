import type { Board } from "../../duty/board/board";
import type { Instant } from "../../duty/plan";
import { wallClock } from "../../duty/time/wall-clock";
import type { Say } from "../words/words";
import styles from "./board-view.module.css";
import { Call } from "./call";

interface FootProps {
  readonly board: Board;
  readonly say: Say;
  /** 审图号, if the map has one. */
  readonly approval: string | null;
}

/** The foot of a board: the supervision phone, which plan since when, as of when. */
export function BoardFoot({ board: { bureau, version, at }, say, approval }: FootProps) {
  const clock = wallClock(version.timeZone);
  const two = (value: number) => String(value).padStart(2, "0");
  const date = (instant: Instant) => {
    const { year, month, day } = clock.wall(instant);
    return say("board.date", { year: String(year), month: two(month), day: two(day) });
  };
  const lines = [
    bureau.name,
    say("board.plan", { plan: version.name, date: date(version.since) }),
    say("board.as-of", { date: date(at) }),
    ...(version.sample ? [say("sample.hint")] : []),
    ...(approval ? [say("map.approval", { number: approval })] : []),
  ];
  return (
    <footer className={styles.foot}>
      <span className={styles.label}>{say("board.supervision")}</span>
      <Call name={bureau.name} phone={bureau.phone} say={say} large />
      {lines.map((line) => (
        <span key={line} className={styles.quiet}>
          {line}
        </span>
      ))}
    </footer>
  );
}
