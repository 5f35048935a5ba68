import type { ReactNode } from "react";
import type { Board } from "../../duty/board/board";
import { anchorOf } from "../../geo/plane/anchor";
import { covers } from "../../geo/plane/covers";
import type { Language } from "../words/language";
import { patternWords } from "../words/pattern-words";
import type { Say } from "../words/words";
import styles from "./board-view.module.css";

interface ToldProps {
  readonly board: Board;
  readonly say: Say;
  readonly language: Language;
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Things by code, each once, in the order in which they are first named. */
const once = <T extends { readonly code: string }>(list: readonly T[]): T[] => [...new Map(list.map((one) => [one.code, one])).values()];

function Standards({ board: { rows, ground }, say }: ToldProps) {
  const all = once([...rows.map(({ standard }) => standard), ...(ground ? [ground.standard] : [])]);
  if (all.length === 0) return null;
  return (
    <Part title={say("board.standards")}>
      {all.map(({ code, name, version, items }) => (
        <div key={code}>
          <h3>{say("board.version-of", { name, version: String(version) })}</h3>
          <ol>
            {items.map((item) => (
              <li key={item.code}>{item.text}</li>
            ))}
          </ol>
        </div>
      ))}
    </Part>
  );
}

function Duties({ board: { rows, ground }, say }: ToldProps) {
  const all = once([...rows.map(({ duty }) => duty), ...(ground ? [ground.duty] : [])]);
  if (all.length === 0) return null;
  return (
    <Part title={say("board.duties")}>
      {all.map(({ code, name, text, answersTo }) => (
        <p key={code}>
          <strong>{code === ground?.duty.code ? say("board.otherwise", { name }) : name}</strong>
          <br />
          {say("board.answers-to", { text, who: answersTo })}
        </p>
      ))}
    </Part>
  );
}

function Chiefs({ board: { what, segments }, say }: ToldProps) {
  if (what.kind !== "grid" || segments.length === 0) return null;
  return (
    <Part title={say("board.chiefs")}>
      <ul className={styles.plain}>
        {segments.map(({ code, name, chief }) => (
          <li key={code}>
            {name} <strong>{chief?.name ?? say("board.no-chief")}</strong>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Those on the board's own ground; the map shows those around it too. */
function Allowances({ board: { map }, say, language }: ToldProps) {
  const own = map.allowances.filter(({ area }) => area.length > 0 && covers(map.own.area, anchorOf(area)) >= 0);
  if (own.length === 0) return null;
  return (
    <Part title={say("board.allowances")}>
      <ul className={styles.plain}>
        {own.map(({ code, name, hours }) => (
          <li key={code}>{say("board.told", { name, text: patternWords(hours, language) })}</li>
        ))}
      </ul>
    </Part>
  );
}

function Mergers({ board: { mergers }, say, language }: ToldProps) {
  if (mergers.length === 0) return null;
  return (
    <Part title={say("board.mergers")}>
      {mergers.map(({ code, name, hours, lead }) => (
        <p key={code}>{say("board.merger", { name, hours: patternWords(hours, language), squad: lead.name, phone: lead.phone })}</p>
      ))}
    </Part>
  );
}

/** What a board tells in sentences: joint duty, chiefs, allowances, what is looked at, what is answered for. */
export function BoardTold(props: ToldProps) {
  return (
    <>
      <Mergers {...props} />
      <Chiefs {...props} />
      <Allowances {...props} />
      <Standards {...props} />
      <Duties {...props} />
    </>
  );
}
