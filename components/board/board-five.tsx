import type { ReactNode } from "react";
import type { BoardRow } from "../../duty/board/board";
import type { Language } from "../words/language";
import { patternWords } from "../words/pattern-words";
import type { Say } from "../words/words";
import { POST_INK } from "./board-ink";
import styles from "./board-view.module.css";
import { Face } from "./face";

interface FiveProps {
  readonly rows: readonly BoardRow[];
  readonly say: Say;
  readonly language: Language;
  readonly photo: (person: string) => string;
  /** Codes of the assignments that are on duty now. */
  readonly now: ReadonlySet<string>;
}

function Fixed({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fixed}>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FiveRow({ row, say, language, photo, now }: Omit<FiveProps, "rows"> & { readonly row: BoardRow }) {
  const { person, deputy, post, hours, standard, duty } = row;
  return (
    <li className={styles.row} data-now={now.has(row.code)} data-testid="five">
      <div className={styles.who}>
        <span className={styles.number} style={{ background: POST_INK[post.kind] }}>
          {row.number}
        </span>
        <Face name={person.name} photo={photo(person.code)} />
        <span>
          <span className={styles.label}>{say("board.person")}</span>
          <br />
          <strong className={styles.name}>{person.name}</strong>
          {now.has(row.code) && <span className={styles.now}>{say("street.now")}</span>}
          <br />
          <span className={styles.quiet}>
            {say(`person.${person.kind}`)}
            {deputy && ` · ${say("board.deputy", { person: deputy.name })}`}
          </span>
        </span>
      </div>
      <dl className={styles.rest}>
        <Fixed word={say("board.post")}>
          {post.name}
          <br />
          <span className={styles.quiet}>
            {say(`post.${post.kind}`)} · {say(`mode.${post.mode}`)}
          </span>
        </Fixed>
        <Fixed word={say("board.time")}>
          {patternWords(hours, language)
            .split(/[；;]\s*/)
            .map((text) => (
              <span key={text} className={styles.line}>
                {text}
              </span>
            ))}
        </Fixed>
        <Fixed word={say("board.standard")}>{say("board.version-of", { name: standard.name, version: String(standard.version) })}</Fixed>
        <Fixed word={say("board.duty")}>{duty.name}</Fixed>
      </dl>
    </li>
  );
}

/** The five fixed: an entry for each assignment, with the number of its post on the map. */
export function BoardFive(props: FiveProps) {
  return (
    <ol className={styles.rows}>
      {props.rows.map((row) => (
        <FiveRow key={row.code} row={row} {...props} />
      ))}
    </ol>
  );
}
