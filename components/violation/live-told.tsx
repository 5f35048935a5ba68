"use client";

import Link from "next/link";
import { categoryOf } from "../../duty/violation/category";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { useWords } from "../words/use-words";
import type { FeedState } from "./feed";
import { FeedMark } from "./feed-mark";
import styles from "./live-told.module.css";

interface LiveToldProps {
  readonly feed: FeedState;
  readonly lines: readonly ViolationLine[];
  readonly online: boolean;
  readonly timeZone: string;
  readonly nameOf: (squad: string) => string;
}

/** So many of the latest are told beside the map; all of them stand on their own page. */
const TOLD = 4;

/** What came last, in words, beside the map of the plan: each leads to its own page. */
export function LiveTold({ feed, lines, online, timeZone, nameOf }: LiveToldProps) {
  const { say } = useWords();
  const clock = new Intl.DateTimeFormat("zh-CN", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = new Intl.DateTimeFormat("zh-CN", { timeZone, month: "2-digit", day: "2-digit" });
  const today = day.format(Date.now());
  const when = (at: number) => (day.format(at) === today ? clock.format(at) : `${day.format(at)} ${clock.format(at)}`);
  const latest = lines.slice(-TOLD).reverse();
  return (
    <>
      <FeedMark feed={feed} online={online} timeZone={timeZone} />
      <ol className={styles.list} data-testid="live-told">
        {latest.map(({ id, at, category, lead, squad }) => (
          <li key={id}>
            <Link href={`/violation?id=${id}`}>
              <span className={styles.time}>{when(at)}</span> {categoryOf(category)?.name ?? category}
              <span className={styles.who}>{nameOf(lead ?? squad ?? "") || say("violation.nobody")}</span>
            </Link>
          </li>
        ))}
      </ol>
    </>
  );
}
