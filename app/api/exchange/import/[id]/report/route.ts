import { z } from "zod";
import { acceptedLanguage } from "../../../../../../components/words/language";
import { wordsOf } from "../../../../../../components/words/words";
import { findImport, stagedFaults } from "../../../../../../db/import-job";
import { csvOf } from "../../../../../../geo/format/csv-writer";
import { database } from "../../../../../_server/database";
import { door } from "../../../../../_server/door";
import { printedFault } from "../../../../../_server/exchange/printed-import";
import { Refusal } from "../../../../../_server/fault";
import { streamed } from "../../../../../_server/streamed";

const params = z.object({ id: z.coerce.number().int().positive() });
const PAGE = 1000;

/** Everything that could not be read or taken of a file, as a table for spreadsheets. */
export const GET = door({ may: "import.run", params }, async ({ params: { id }, request }) => {
  const db = database();
  const job = await findImport(db, id);
  if (!job) throw new Refusal("not-found", 404);
  const language = acceptedLanguage(request.headers.get("accept-language"));
  const say = wordsOf(language);
  const head = [say("report.layer"), say("report.row"), say("report.field"), say("report.expected"), say("report.got")];
  async function* lines() {
    const encoder = new TextEncoder();
    yield encoder.encode(csvOf([head]));
    for (let from = 0; ; from += PAGE) {
      const faults = await stagedFaults(db, id, from, PAGE);
      const rows = faults.map((fault) => {
        const { layer, number, field, words, got } = printedFault(fault, language);
        return [layer, number, field, words, got];
      });
      // The mark of the encoding stands at the beginning only.
      if (rows.length > 0) yield encoder.encode(csvOf(rows).replace(/^\uFEFF/, ""));
      if (faults.length < PAGE) return;
    }
  }
  return new Response(streamed(lines()), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${job.name}.report.csv`)}`,
    },
  });
});
