import { z } from "zod";
import { listImports } from "../../../../db/import-job";
import { actorOf } from "../../../_server/caller";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { receiveImport, workImports } from "../../../_server/exchange/portal-imports";
import { printedImport } from "../../../_server/exchange/printed-import";

const page = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** The imports, the newest first. */
export const GET = door({ may: "import.run", query: page }, async ({ query }) => {
  workImports();
  const imports = await listImports(database(), { before: query.before, limit: query.limit + 1 });
  return { json: { imports: imports.slice(0, query.limit).map(printedImport), more: imports.length > query.limit } };
});

/** Takes a file in, its bytes as they are in the body, and begins its import. */
export const POST = door(
  { may: "import.run", query: z.object({ name: z.string().trim().min(1).max(300) }) },
  async ({ request, query, caller }) => {
    const name = query.name.split(/[\\/]/).at(-1) as string;
    const id = await receiveImport(name, request.body, actorOf(caller, request.headers));
    return { json: { id }, status: 201, headers: { Location: `/api/exchange/import/${id}` } };
  },
);
