import { z } from "zod";
import { languageOf } from "../../../../components/words/language";
import { wordsOf } from "../../../../components/words/words";
import { writeAudit } from "../../../../db/audit";
import { whatOf } from "../../../../duty/board/board-code";
import { currentBasemap } from "../../../_server/basemap";
import { boardsOf, publicOrigin, whats, withPhotos } from "../../../_server/boards";
import { actorOf } from "../../../_server/caller";
import { theCity } from "../../../_server/city";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { Refusal } from "../../../_server/fault";
import { boardPdf } from "../../../_server/print/board-pdf";
import { streamed } from "../../../_server/streamed";

const query = z.object({
  /** Codes of boards, comma between; or a kind, of one squad or of all. */
  codes: z.string().max(100_000).optional(),
  kind: z.enum(["grid", "segment", "border"]).optional(),
  squad: z.string().max(200).optional(),
  size: z.enum(["A4", "60x90"]).default("A4"),
  language: z.enum(["zh", "en"]).optional(),
});

/** Notice boards as one PDF: those of the codes, or all of a kind, a sheet each. Made while it is read. */
export const GET = door({ may: "board.print", query }, async ({ query: { codes, kind, squad, size, language }, caller, request }) => {
  const live = await theCity();
  if (codes === undefined && kind === undefined) throw new Refusal("input.missing", 400, { field: "codes" });
  const list = codes === undefined ? whats(live, kind ?? "grid", squad ?? null) : codes.split(",").map(whatOf);
  const asked = list.filter((what) => what !== null);
  const at = Date.now();
  const first = asked.find((what) => boardsOf(live)(what, at) !== null);
  if (asked.length < list.length || !first) throw new Refusal("board.none", 404);
  const origin = publicOrigin(request);
  const basemap = await currentBasemap();
  const photos = new Map<string, Uint8Array>();
  const words = wordsOf(language ?? languageOf(undefined, request.headers.get("accept-language")));
  const pdf = boardPdf(withPhotos(live, asked, at, photos), {
    size,
    language: language ?? "zh",
    words,
    address: (code) => `${origin}/b/${code}`,
    photo: (person) => photos.get(person) ?? null,
    approval: "approval" in basemap && basemap.approval !== "" ? basemap.approval : null,
  });
  await writeAudit(database().sql, {
    actor: actorOf(caller, request.headers),
    action: "board.print",
    noun: "board",
    key: codes === undefined ? `${kind} ${squad ?? "*"}` : codes.slice(0, 200),
    after: { count: asked.length, size },
  });
  return new Response(streamed(pdf), {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `inline; filename="boards-${size}.pdf"` },
  });
});
