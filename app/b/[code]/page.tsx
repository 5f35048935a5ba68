import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { boardName } from "../../../components/board/board-name";
import { StreetBoard } from "../../../components/board/street-board";
import { wordsOf } from "../../../components/words/words";
import type { Board } from "../../../duty/board/board";
import { whatOf } from "../../../duty/board/board-code";
import { pageLanguage, pageWords } from "../../_page/language";
import { currentBasemap } from "../../_server/basemap";
import { boardsOf } from "../../_server/boards";
import { type LiveCity, liveCity } from "../../_server/city";

interface Props {
  readonly params: Promise<{ readonly code: string }>;
}

/** The board of a code as the address has it. Title and page ask for the same one. */
const found = cache(async (code: string): Promise<{ readonly live: LiveCity; readonly board: Board } | null> => {
  const what = whatOf(code);
  const live = what && (await liveCity());
  const board = live && boardsOf(live)(what, Date.now());
  return live && board ? { live, board } : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const say = await pageWords();
  const it = await found((await params).code);
  return { title: it ? boardName(it.board, say) : say("street.none") };
}

/** Which of a board's assignments are on duty at its time: asked at each of its posts. */
const onDuty = ({ live, board }: { readonly live: LiveCity; readonly board: Board }): ReadonlySet<string> =>
  new Set(board.map.posts.flatMap(({ at }) => live.ask(at, board.at).onDuty.map(({ assignment }) => assignment.code)));

/** The public page behind a board's QR code: for everybody, without signing in. */
export default async function StreetBoardPage({ params }: Props) {
  const it = await found((await params).code);
  if (!it) notFound();
  const language = await pageLanguage();
  const basemap = await currentBasemap();
  return (
    <StreetBoard
      board={it.board}
      say={wordsOf(language)}
      language={language}
      now={onDuty(it)}
      approval={"approval" in basemap && basemap.approval !== "" ? basemap.approval : null}
    />
  );
}
