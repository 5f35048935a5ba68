import { z } from "zod";
import { loadBase } from "../../../../../db/base";
import { usedCellCodes } from "../../../../../db/version";
import { database } from "../../../../_server/database";
import { door } from "../../../../_server/door";
import { versionHead } from "../../../../_server/drafts";

const params = z.object({ id: z.coerce.number().int().positive() });

/** What a draft is divided by: streets, waters, rails, walls and buildings of its city, and the cell codes ever used there. */
export const GET = door({ may: "plan.draft", params }, async ({ params: { id } }) => {
  const { city } = await versionHead(id);
  const db = database();
  const [base, used] = await Promise.all([loadBase(db, city, ["street", "water", "rail", "wall", "block"]), usedCellCodes(db, city)]);
  return { json: { base, used } };
});
