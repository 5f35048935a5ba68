import { z } from "zod";
import { acceptedLanguage } from "../../../../../../components/words/language";
import { stagedFaults } from "../../../../../../db/import-job";
import { database } from "../../../../../_server/database";
import { door } from "../../../../../_server/door";
import { printedFault } from "../../../../../_server/exchange/printed-import";

const params = z.object({ id: z.coerce.number().int().positive() });
const query = z.object({ from: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(100) });

/** What could not be read or taken of a file, in order. */
export const GET = door({ may: "import.run", params, query }, async ({ params: { id }, query: { from, limit }, request }) => {
  const language = acceptedLanguage(request.headers.get("accept-language"));
  const faults = await stagedFaults(database(), id, from, limit + 1);
  return { json: { faults: faults.slice(0, limit).map((fault) => printedFault(fault, language)), more: faults.length > limit } };
});
