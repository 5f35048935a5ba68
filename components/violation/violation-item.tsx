"use client";

import { memo } from "react";
import type { Instant } from "../../duty/plan";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import { Badges } from "./badges";
import { photoAddress } from "./photo-address";
import type { SquadName } from "./squad-names";
import { timeSince } from "./time-since";
import styles from "./violation-list.module.css";

interface ViolationItemProps {
  readonly line: ViolationLine;
  readonly name: string;
  readonly nameOf: SquadName;
  readonly time: (at: Instant) => string;
  /** Full minutes only: each second must not draw the list anew. */
  readonly now: Instant;
  readonly chosen: boolean;
  readonly unseen: boolean;
  readonly repeats: boolean;
  readonly onOpen: (id: number) => void;
}

/** One violation in the list. */
export const ViolationItem = memo(function ViolationItem(props: ViolationItemProps) {
  const { line, name, nameOf, time, now, chosen, unseen, repeats, onOpen } = props;
  const { say, language } = useWords();
  const [photo] = line.photos;
  const said = line.description ?? line.address;
  return (
    <li data-violation={line.id} data-unseen={unseen} data-status={line.status}>
      <button
        type="button"
        className={`${styles.item} ${chosen ? styles.chosen : ""} ${unseen ? styles.fresh : ""}`}
        onClick={() => onOpen(line.id)}
        aria-current={chosen}
      >
        <span className={styles.words}>
          <span className={styles.head}>
            <strong>{name}</strong>
            <span className={styles.ago} title={time(line.at)}>
              {timeSince(line.at, now, language)}
            </span>
          </span>
          {said !== null && <span className={styles.said}>{said}</span>}
          <span className={styles.quiet}>
            <span className={styles.number}>{time(line.at)}</span>
            {` · ${wordFor(say, "channel", line.channel)} · ${nameOf(line.lead ?? line.squad) || say("violation.nobody")}`}
          </span>
          <span className={styles.badges}>
            <Badges line={line} nameOf={nameOf} repeats={repeats} />
          </span>
        </span>
        {photo !== undefined && (
          // biome-ignore lint/performance/noImgElement: the portal has made it small already, and shows it only to who is signed in
          <img className={styles.thumb} src={photoAddress(photo, "thumb")} alt={say("violation.photo-of", { name })} loading="lazy" />
        )}
      </button>
    </li>
  );
});
