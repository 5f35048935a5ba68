import type { Board } from "../../duty/board/board";
import type { Language } from "../words/language";
import type { Say } from "../words/words";
import { BoardView } from "./board-view";
import viewStyles from "./board-view.module.css";
import { portraitAddress } from "./portrait-address";
import { ReportForm } from "./report-form";
import { reportGroups } from "./report-groups";
import styles from "./street-board.module.css";
import { StreetPage } from "./street-page";

interface StreetBoardProps {
  readonly board: Board;
  readonly say: Say;
  readonly language: Language;
  readonly now: ReadonlySet<string>;
  readonly approval: string | null;
}

/** The public page of a notice board: what the board shows, who is there now, and a way to report. */
export function StreetBoard({ board, say, language, now, approval }: StreetBoardProps) {
  return (
    <StreetPage say={say}>
      <BoardView
        board={board}
        say={say}
        language={language}
        photo={portraitAddress}
        now={now}
        approval={approval}
        top={
          <a className={styles.jump} href="#report">
            {say("street.to-report")}
          </a>
        }
      >
        <section className={viewStyles.part} id="report">
          <h2>{say("street.report")}</h2>
          <ReportForm code={board.code} groups={reportGroups(say)} />
        </section>
      </BoardView>
    </StreetPage>
  );
}
