import { z } from "zod";
import { changeImport, unstageImport } from "../../../../../../db/import-job";
import { database } from "../../../../../_server/database";
import { door } from "../../../../../_server/door";
import { workImports } from "../../../../../_server/exchange/portal-imports";
import { Refusal } from "../../../../../_server/fault";

const params = z.object({ id: z.coerce.number().int().positive() });
const body = z.object({ encoding: z.enum(["utf-8", "gbk", "gb18030", "utf-16le"]).nullable() });

/** Reads a file anew in the encoding that is told; null finds it out again. */
export const POST = door({ may: "import.run", params, body }, async ({ params: { id }, body: told }) => {
  const db = database();
  // Nobody may take it up before what was staged is gone.
  if (!(await changeImport(db.sql, id, ["ready", "refused"], { state: "cancelled", options: told, result: null, head: null }))) {
    throw new Refusal("import.not-ready", 409);
  }
  await unstageImport(db, id);
  await changeImport(db.sql, id, ["cancelled"], { state: "waiting" });
  workImports();
  return { json: { id }, status: 202 };
});
