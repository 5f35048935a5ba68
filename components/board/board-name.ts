import type { Board } from "../../duty/board/board";
import type { Say } from "../words/words";

/** What a board is called: the grid, the segment, or both squads of a border. */
export function boardName({ names }: Pick<Board, "names">, say: Say): string {
  const [one = "", other] = names;
  return other === undefined ? one : say("board.two-names", { one, other });
}
