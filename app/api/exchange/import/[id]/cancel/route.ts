import { z } from "zod";
import { changeImport, unstageImport } from "../../../../../../db/import-job";
import { database } from "../../../../../_server/database";
import { door } from "../../../../../_server/door";
import { Refusal } from "../../../../../_server/fault";

const params = z.object({ id: z.coerce.number().int().positive() });

/** Stops an import wherever it stands: one that was being taken stands ready again, any other is over and holds nothing. */
export const POST = door({ may: "import.run", params }, async ({ params: { id } }) => {
  const db = database();
  if (await changeImport(db.sql, id, ["taking"], { state: "ready", progress: 1, result: { fault: "import.cancelled", values: {} } })) {
    return { json: { state: "ready" } };
  }
  if (!(await changeImport(db.sql, id, ["uploading", "waiting", "reading", "ready"], { state: "cancelled" })))
    throw new Refusal("import.over", 409);
  await unstageImport(db, id);
  return { json: { state: "cancelled" } };
});
