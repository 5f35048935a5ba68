"use client";

import { Alert } from "antd";
import type { Instant } from "../../duty/plan";
import type { PrintedResponsibility } from "../../duty/print-responsibility";
import { useWords } from "../words/use-words";
import { categoryName } from "./category-choices";
import styles from "./new-board.module.css";
import { similarWords } from "./similar-words";
import type { SquadName } from "./squad-names";
import type { LocalCategory, SimilarViolation } from "./violation-answers";

/** Who answers at the chosen place, and whether what is seen there is permitted. */
export function PlaceAnswer({
  answer,
  category,
  nameOf,
}: {
  readonly answer: PrintedResponsibility;
  readonly category: string;
  readonly nameOf: SquadName;
}) {
  const { say } = useWords();
  if (answer.kind === "outside") return <Alert type="warning" showIcon title={say("new.outside")} data-testid="told" data-kind="outside" />;
  const permits = answer.allowances.find(({ categories }) => categories.includes(category));
  const { border, lead, grid, segment, chief, person } = answer;
  const parts = [grid?.name, segment?.name, chief && say("new.chief", { name: chief.name })].filter((one) => one);
  return (
    <div className={styles.told} data-testid="told" data-kind={answer.kind}>
      <div>
        {say("new.answers", { lead: lead?.name ?? "" })}
        {person && ` · ${say("new.on-post", { person: person.name })}`}
      </div>
      <div className={styles.quiet}>{parts.join(" · ")}</div>
      {border && <div>{say("new.border", { border: border.between.map(nameOf).join(" — "), lead: lead?.name ?? "" })}</div>}
      {permits && <Alert type="success" showIcon title={say("new.permitted", { name: permits.name })} />}
    </div>
  );
}

/** What was reported already close by: perhaps it need not be told again. */
export function SimilarNear({
  similar,
  local,
  time,
}: {
  readonly similar: readonly SimilarViolation[];
  readonly local: readonly LocalCategory[];
  readonly time: (at: Instant) => string;
}) {
  const { say } = useWords();
  if (similar.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={say("new.similar", { count: similar.length })}
      data-testid="similar-near"
      description={
        <ul className={styles.similar}>
          {similar.slice(0, 3).map((one) => (
            <li key={one.line.id}>
              <a href={`/violation?id=${one.line.id}`} target="_blank" rel="noreferrer">
                {say("violation.number", { number: one.line.id })}
              </a>{" "}
              {categoryName(one.line.category, local)} · {time(one.line.at)}
              <div className={styles.quiet}>{similarWords(one, say)}</div>
            </li>
          ))}
        </ul>
      }
    />
  );
}
