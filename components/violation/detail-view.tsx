"use client";

import type { Instant } from "../../duty/plan";
import { useTimeWords } from "../border/use-time-words";
import type { CityHead, Me } from "../ui/me";
import { useWords } from "../words/use-words";
import { wordFor } from "../words/words";
import { AnswersView } from "./answers-view";
import { Badges } from "./badges";
import { categoryName } from "./category-choices";
import styles from "./detail-view.module.css";
import { PhotosView } from "./photos-view";
import { ReportersView } from "./reporters-view";
import { SimilarView } from "./similar-view";
import { SmallMap } from "./small-map";
import type { SquadName } from "./squad-names";
import { timeSince } from "./time-since";
import { UpdateForm } from "./update-form";
import { UpdatesView } from "./updates-view";
import type { LocalCategory, ViolationDetail } from "./violation-answers";

interface DetailViewProps {
  readonly city: CityHead;
  readonly me: Me;
  readonly detail: ViolationDetail;
  readonly local: readonly LocalCategory[];
  readonly nameOf: SquadName;
  readonly now: Instant;
  readonly narrow: boolean;
  readonly onOpen: (id: number | null) => void;
  readonly onChanged: () => void;
}

/** What was seen where, who answers and why, its photos, what became of it, who told it, and what may be the same. */
export function DetailView({ city, me, detail, local, nameOf, now, narrow, onOpen, onChanged }: DetailViewProps) {
  const { say, language } = useWords();
  const time = useTimeWords(city.timeZone);
  const { line } = detail;
  const name = categoryName(line.category, local);
  const mayUpdate = me.may.includes("violation.update");
  return (
    <article className={styles.detail} data-violation={line.id} data-status={line.status}>
      <header className={styles.part}>
        <h2 className={styles.name}>
          {name} <span className={styles.quiet}>{line.category}</span>
        </h2>
        <div className={styles.quiet}>
          <span className={styles.number}>{time(line.at)}</span>
          {` (${timeSince(line.at, now, language)}) · ${wordFor(say, "channel", line.channel)}`}
          {line.device !== null && ` · ${line.device}`}
        </div>
        <div className={styles.tags}>
          <Badges line={line} nameOf={nameOf} repeats={detail.similar.length > 0} />
        </div>
        {line.description !== null && <p className={styles.text}>{line.description}</p>}
        {line.address !== null && <p className={styles.text}>{say("violation.address-is", { address: line.address })}</p>}
        {line.review !== null && line.review !== "reviewed" && <p className={styles.quiet}>{say("violation.badge.clue-hint")}</p>}
      </header>
      {narrow && <SmallMap city={city} line={line} />}
      <PhotosView photos={line.photos} name={name} />
      <AnswersView city={city} line={line} names={detail.names} nameOf={nameOf} />
      <SimilarView detail={detail} local={local} mayMerge={mayUpdate} time={time} onOpen={onOpen} onChanged={onChanged} />
      <UpdatesView updates={detail.updates} line={line} time={time} onOpen={onOpen} />
      {mayUpdate && <UpdateForm line={line} onChanged={onChanged} />}
      <ReportersView id={line.id} reporters={detail.reporters} mayReveal={me.may.includes("reporter.reveal")} />
    </article>
  );
}
