import { z } from "zod";
import { whatOf } from "../../../../duty/board/board-code";
import { boardsOf } from "../../../_server/boards";
import { theCity } from "../../../_server/city";
import { door } from "../../../_server/door";
import { Refusal } from "../../../_server/fault";

const params = z.object({ code: z.string().max(500) });

/** Open to everybody: what a notice board in the street shows, and nothing else. */
export const GET = door({ may: "open", params }, async ({ params: { code } }) => {
  const what = whatOf(code);
  const board = what && boardsOf(await theCity())(what, Date.now());
  if (!board) throw new Refusal("board.none", 404);
  return { json: board };
});
