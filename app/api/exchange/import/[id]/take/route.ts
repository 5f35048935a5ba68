import { z } from "zod";
import { changeImport, findImport } from "../../../../../../db/import-job";
import { findVersion } from "../../../../../../db/version";
import { systemOf } from "../../../../../../geo/coordinate/systems";
import { database } from "../../../../../_server/database";
import { door } from "../../../../../_server/door";
import { importOptionsShape } from "../../../../../_server/exchange/import-options";
import { workImports } from "../../../../../_server/exchange/portal-imports";
import { Refusal } from "../../../../../_server/fault";

const params = z.object({ id: z.coerce.number().int().positive() });

/** Takes what was read into a draft, as told; the import goes on by itself. */
export const POST = door({ may: "import.run", params, body: importOptionsShape, limit: 1_000_000 }, async ({ params: { id }, body }) => {
  const db = database();
  if (!systemOf(body.system)) throw new Refusal("coordinates.unknown", 400, { got: body.system });
  if ("plan" in body.into && (await findVersion(db, body.into.plan))?.state !== "draft") throw new Refusal("draft.not-draft", 409);
  if (!(await changeImport(db.sql, id, ["ready"], { state: "taking", progress: 0, options: body, result: null }))) {
    throw (await findImport(db, id)) ? new Refusal("import.not-ready", 409) : new Refusal("not-found", 404);
  }
  workImports();
  return { json: { id }, status: 202 };
});
