import type { Board } from "../../duty/board/board";
import type { Language } from "../words/language";
import { patternWords } from "../words/pattern-words";
import type { Say } from "../words/words";
import styles from "./board-view.module.css";

/** The rule of a border: who leads on which side at which hours. */
export function BoardRule({ board, say, language }: { readonly board: Board; readonly say: Say; readonly language: Language }) {
  const { rule, squads } = board;
  if (!rule) return <p className={styles.unsettled}>{say("board.unsettled")}</p>;
  const name = (code: string) => squads.find((squad) => squad.code === code)?.name ?? code;
  return (
    <>
      <p className={styles.quiet}>
        {say("board.rule-width-value", { width: String(rule.width) })} · {say("board.rule-basis")} {say(`basis.${rule.basis}`)} ·{" "}
        {say("board.rule-state")} {say(`state.${rule.state}`)} · {rule.code}
      </p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {(["side", "hours", "lead", "support"] as const).map((title) => (
                <th key={title} scope="col">
                  {say(`board.${title}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rule.parts.map(({ side, hours, lead, support }) => (
              <tr key={`${side} ${lead} ${JSON.stringify(hours)}`}>
                <td>{side === null ? say("board.both-sides") : say("board.side-of", { squad: name(side) })}</td>
                <td>{hours === null ? say("board.always") : patternWords(hours, language)}</td>
                <td>
                  <strong>{name(lead)}</strong>
                </td>
                <td>{name(support)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rule.text && <p>{rule.text}</p>}
    </>
  );
}
