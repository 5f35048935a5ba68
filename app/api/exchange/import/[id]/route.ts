import { z } from "zod";
import { dropImport, findImport } from "../../../../../db/import-job";
import { actorOf } from "../../../../_server/caller";
import { database } from "../../../../_server/database";
import { door } from "../../../../_server/door";
import { forgetFile, workImports } from "../../../../_server/exchange/portal-imports";
import { printedImport } from "../../../../_server/exchange/printed-import";
import { Refusal } from "../../../../_server/fault";

const params = z.object({ id: z.coerce.number().int().positive() });

/** One import: where it stands, what is known of its file, what came of it. */
export const GET = door({ may: "import.run", params }, async ({ params: { id } }) => {
  workImports();
  const job = await findImport(database(), id);
  if (!job) throw new Refusal("not-found", 404);
  return { json: printedImport(job) };
});

/** Takes an import away with its file; what it brought stays. */
export const DELETE = door({ may: "import.run", params }, async ({ params: { id }, caller, request }) => {
  const path = await dropImport(database(), id, actorOf(caller, request.headers));
  if (path === null) throw new Refusal("import.at-work", 409);
  await forgetFile(path);
  return new Response(null, { status: 204 });
});
