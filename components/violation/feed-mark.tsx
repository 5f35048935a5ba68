"use client";

import { useWords } from "../words/use-words";
import type { FeedState } from "./feed";
import styles from "./feed-mark.module.css";

interface FeedMarkProps {
  readonly feed: FeedState;
  readonly online: boolean;
  readonly timeZone: string;
}

const clockOf = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat("zh-CN", { timeZone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(at);

/** Whether what is shown is live, and if not since when. */
export function FeedMark({ feed, online, timeZone }: FeedMarkProps) {
  const { say } = useWords();
  const down = feed.state === "reconnecting" || !online;
  const words = () => {
    if (down) return say(online ? "violation.feed.reconnecting" : "violation.feed.offline", { time: clockOf(feed.since, timeZone) });
    if (feed.state === "opening") return say("violation.feed.opening");
    return feed.caughtUp === null ? say("violation.feed.live") : say("violation.feed.caught-up", { count: feed.caughtUp });
  };
  return (
    <span className={styles.mark} role="status" data-testid="feed" data-state={down ? "reconnecting" : feed.state}>
      <span className={styles.dot} aria-hidden="true" />
      {words()}
    </span>
  );
}
