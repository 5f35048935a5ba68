import { z } from "zod";
import { writeAudit } from "../../../../../../db/audit";
import { removeBase } from "../../../../../../db/base";
import { bumpRevision } from "../../../../../../db/city";
import { actorOf } from "../../../../../_server/caller";
import { database } from "../../../../../_server/database";
import { door } from "../../../../../_server/door";

const params = z.object({ id: z.coerce.number().int().positive() });

/** Takes back the ground an import brought: streets, waters, buildings. What it brought of the plan is taken back in the draft's history. */
export const DELETE = door({ may: "import.run", params }, async ({ params: { id }, caller, request }) => {
  const removed = (await database().sql.begin(async (sql) => {
    const cities = await sql<{ city: number }[]>`select distinct city from base_feature where source = ${id}`;
    const count = await removeBase(sql, { source: id });
    if (count > 0) {
      for (const { city } of cities) await bumpRevision(sql, city);
      await writeAudit(sql, {
        actor: actorOf(caller, request.headers),
        action: "ground.remove",
        noun: "import",
        key: String(id),
        before: { count },
      });
    }
    return count;
  })) as number;
  return { json: { removed } };
});
