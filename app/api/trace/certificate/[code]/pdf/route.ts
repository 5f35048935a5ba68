import { z } from "zod";
import { timeWords, traceWords } from "../../../../../../components/trace/trace-sections";
import { acceptedLanguage } from "../../../../../../components/words/language";
import { wordsOf } from "../../../../../../components/words/words";
import { currentBasemap } from "../../../../../_server/basemap";
import { boardsOf, publicOrigin } from "../../../../../_server/boards";
import { theCity } from "../../../../../_server/city";
import { door } from "../../../../../_server/door";
import { Refusal } from "../../../../../_server/fault";
import { keptTrace } from "../../../../../_server/kept-trace";
import { tracePdf } from "../../../../../_server/print/trace-pdf";
import { streamed } from "../../../../../_server/streamed";

const params = z.object({ code: z.string().max(40) });
const query = z.object({ language: z.enum(["zh", "en"]).optional() });

/** A trace back that was given out, as a PDF with its verification code. */
export const GET = door({ may: "trace.read", params, query }, async ({ params: { code }, query: asked, request }) => {
  const kept = await keptTrace(code);
  if (!kept) throw new Refusal("certificate.none", 404);
  const live = await theCity();
  const language = asked.language ?? acceptedLanguage(request.headers.get("accept-language"));
  const say = wordsOf(language);
  const { trace, squads } = kept;
  const time = timeWords(language, trace.timeZone);
  const basemap = await currentBasemap();
  const grid = trace.answer.grid;
  // The map is of the grid as it lies now; the place is marked on it.
  const placeText = [grid?.name, trace.answer.segment?.name].filter(Boolean).join("  ");
  const board = grid && boardsOf(live)({ kind: "grid", code: grid.code }, Date.now());
  const pdf = tracePdf(
    {
      title: placeText || time(trace.asked.at),
      code: kept.code,
      address: `${publicOrigin(request)}/verify/${kept.code}`,
      question: {
        lon: trace.asked.lon,
        lat: trace.asked.lat,
        placeText,
        at: time(trace.asked.at),
      },
      version: { city: trace.version.city, name: trace.version.name, since: time(trace.version.from) },
      map: board?.map ?? null,
      ...traceWords(trace, say, language, (squad) => squads[squad] ?? squad),
      madeAt: time(kept.madeAt),
      madeBy: kept.madeBy,
      digest: kept.digest,
      approval: "approval" in basemap && basemap.approval !== "" ? basemap.approval : null,
    },
    { language, words: say },
  );
  return new Response(streamed(pdf), {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `inline; filename="trace-${kept.code}.pdf"` },
  });
});
