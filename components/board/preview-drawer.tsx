"use client";

import { Alert, Button, Drawer, Skeleton } from "antd";
import { useEffect, useState } from "react";
import type { Board } from "../../duty/board/board";
import { askPortal, type Outcome } from "../ui/ask-portal";
import { useWords } from "../words/use-words";
import styles from "./board-page.module.css";
import { boardPeople } from "./board-people";
import { BoardView } from "./board-view";
import { portraitAddress } from "./portrait-address";
import { PortraitRow } from "./portrait-row";

/** Whose photos somebody may change: everybody's, those of some persons, nobody's. */
export type Changeable = "all" | ReadonlySet<string>;

interface PreviewDrawerProps {
  readonly code: string;
  readonly changeable: Changeable;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

function Portraits({
  board,
  changeable,
  photo,
  onChanged,
}: {
  readonly board: Board;
  readonly changeable: Changeable;
  readonly photo: (person: string) => string;
  readonly onChanged: () => void;
}) {
  const { say } = useWords();
  const people = boardPeople(board);
  const may = (person: string) => changeable === "all" || changeable.has(person);
  if (people.length === 0) return null;
  return (
    <section data-testid="portraits">
      <h2 className={styles.title}>{say("boards.portraits")}</h2>
      <p className={styles.quiet}>{say(people.some(({ code }) => may(code)) ? "boards.portraits-hint" : "boards.portrait-not-yours")}</p>
      <ul className={styles.portraits}>
        {people.map((person) => (
          <PortraitRow key={person.code} person={person} photo={photo(person.code)} mayChange={may(person.code)} onChanged={onChanged} />
        ))}
      </ul>
    </section>
  );
}

/** One board as the public sees it, with the photos on it. */
export function PreviewDrawer({ code, changeable, onPrint, onClose }: PreviewDrawerProps) {
  const { say, language } = useWords();
  const [board, setBoard] = useState<Outcome<Board> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setBoard(null);
    askPortal<Board>(`/api/board/${encodeURIComponent(code)}`, { signal: abort.signal }).then(setBoard, () => {});
    return () => abort.abort();
  }, [code]);
  // A photo that was changed would else be shown from the browser's memory.
  const photo = (person: string) => (round === 0 ? portraitAddress(person) : `${portraitAddress(person)}?v=${round}`);
  return (
    <Drawer
      open
      size={680}
      onClose={onClose}
      title={say("boards.preview")}
      extra={
        <span className={styles.tools}>
          <Button href={`/b/${encodeURIComponent(code)}`} target="_blank" data-testid="public-page">
            {say("boards.public")}
          </Button>
          <Button type="primary" onClick={onPrint}>
            {say("boards.print-one")}
          </Button>
        </span>
      }
    >
      {!board && <Skeleton active paragraph={{ rows: 10 }} />}
      {board && !board.ok && <Alert type="error" showIcon title={board.detail ?? say("boards.failed")} />}
      {board?.ok && (
        <>
          <Portraits board={board.value} changeable={changeable} photo={photo} onChanged={() => setRound(round + 1)} />
          <div className={styles.preview}>
            <BoardView board={board.value} say={say} language={language} photo={photo} now={null} approval={null} />
          </div>
        </>
      )}
    </Drawer>
  );
}
