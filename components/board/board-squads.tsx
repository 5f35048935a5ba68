import type { Board, BoardPerson, BoardSquad } from "../../duty/board/board";
import type { Say } from "../words/words";
import styles from "./board-view.module.css";
import { Call } from "./call";
import { Face } from "./face";

interface SquadsProps {
  readonly board: Board;
  readonly say: Say;
  /** Address of a person's photo. */
  readonly photo: (person: string) => string;
}

function Office({
  office,
  person,
  photo,
}: {
  readonly office: string;
  readonly person: BoardPerson;
  readonly photo: SquadsProps["photo"];
}) {
  return (
    <div className={styles.office}>
      <Face name={person.name} photo={photo(person.code)} large />
      <span>
        <span className={styles.label}>{office}</span>
        <br />
        <strong className={styles.bigName}>{person.name}</strong>
      </span>
    </div>
  );
}

function SquadPart({ squad, say, photo }: { readonly squad: BoardSquad } & Omit<SquadsProps, "board">) {
  return (
    <section className={styles.squad}>
      <span className={styles.label}>{say("board.squad")}</span>
      <strong className={styles.bigName}>{squad.name}</strong>
      <span className={styles.label}>{say("board.duty-phone")}</span>
      <Call name={squad.name} phone={squad.phone} say={say} />
      {squad.captain && <Office office={say("board.captain")} person={squad.captain} photo={photo} />}
    </section>
  );
}

/** Who answers: the chief of a segment, the squads with duty phone and captain. */
export function BoardSquads({ board, say, photo }: SquadsProps) {
  const [segment] = board.what.kind === "segment" ? board.segments : [];
  return (
    <div className={styles.panel}>
      {segment && (
        <section className={styles.squad}>
          {segment.chief ? (
            <Office office={say("board.chief")} person={segment.chief} photo={photo} />
          ) : (
            <strong>{say("board.no-chief")}</strong>
          )}
          <span>{say("board.ends", { from: segment.ends[0], to: segment.ends[1] })}</span>
        </section>
      )}
      {board.squads.map((squad) => (
        <SquadPart key={squad.code} squad={squad} say={say} photo={photo} />
      ))}
    </div>
  );
}
