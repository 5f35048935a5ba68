import type { ReactNode } from "react";
import type { Board } from "../../duty/board/board";
import type { Language } from "../words/language";
import type { Say } from "../words/words";
import { BoardFive } from "./board-five";
import { BoardFoot } from "./board-foot";
import { BoardLegend, BoardMapView } from "./board-map";
import { boardName } from "./board-name";
import { BoardRule } from "./board-rule";
import { BoardSquads } from "./board-squads";
import { BoardTold } from "./board-told";
import styles from "./board-view.module.css";

interface BoardViewProps {
  readonly board: Board;
  readonly say: Say;
  readonly language: Language;
  /** Address of a person's photo. */
  readonly photo: (person: string) => string;
  /** Codes of the assignments that are on duty now; null: not asked. */
  readonly now: ReadonlySet<string> | null;
  readonly approval: string | null;
  /** What stands between the head and the map, and before the foot. */
  readonly top?: ReactNode;
  readonly children?: ReactNode;
}

const NOBODY: ReadonlySet<string> = new Set();

function Rows(props: BoardViewProps) {
  const { board, say, now } = props;
  const border = board.what.kind === "border";
  if (board.rows.length === 0) return border ? null : <p>{say("board.no-rows")}</p>;
  const gap = now !== null && board.rows.every(({ code }) => !now.has(code));
  const [squad] = board.squads;
  return (
    <section className={styles.part}>
      <h2>{say(border ? "board.posts-near" : "street.five")}</h2>
      {gap && (
        <p className={styles.gap} data-testid="now-none">
          {border || !squad ? say("street.now-border") : say("street.now-none", { squad: squad.name })}
        </p>
      )}
      <BoardFive {...props} rows={board.rows} now={now ?? NOBODY} />
    </section>
  );
}

/** What a notice board in the street shows, for a screen: made on the server as well as in the browser, without a step of its own. */
export function BoardView(props: BoardViewProps) {
  const { board, say, language, photo, approval, top, children } = props;
  const name = boardName(board, say);
  return (
    <article className={styles.board} data-testid="board" data-code={board.code}>
      <header className={styles.head}>
        <span>{say(`board.${board.what.kind}`)}</span>
        <h1>{name}</h1>
        <span className={styles.headQuiet}>
          {board.version.city} · {say("street.code", { code: board.code })}
        </span>
      </header>
      <div className={styles.body}>
        {top}
        <div className={styles.top}>
          <div>
            <BoardMapView board={board} say={say} name={name} />
            <BoardLegend board={board} say={say} />
          </div>
          <BoardSquads board={board} say={say} photo={photo} />
        </div>
        {board.what.kind === "border" && (
          <section className={styles.part}>
            <h2>{say("board.rule")}</h2>
            <BoardRule board={board} say={say} language={language} />
          </section>
        )}
        <Rows {...props} />
        <BoardTold board={board} say={say} language={language} />
        {children}
      </div>
      <BoardFoot board={board} say={say} approval={approval} />
    </article>
  );
}
