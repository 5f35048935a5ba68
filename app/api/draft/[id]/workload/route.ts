import { z } from "zod";
import { scanHeat } from "../../../../../db/violation";
import { coverage } from "../../../../../geo/plane/coverage";
import { liveCity } from "../../../../_server/city";
import { database } from "../../../../_server/database";
import { door } from "../../../../_server/door";
import { draftPlan, versionHead } from "../../../../_server/drafts";
import { wholeHeat } from "../../../../_server/heat";

const params = z.object({ id: z.coerce.number().int().positive() });

/** How many violations lie in each cell of a version, in the order of its cells; as bytes, 32 bits a cell, little end first. */
export const GET = door({ may: "plan.draft", params }, async ({ params: { id } }) => {
  const { revision, city } = await versionHead(id);
  const plan = await draftPlan(id, revision);
  const counts = new Uint32Array(plan.cells.length);
  const index = coverage(plan.cells.map(({ area }) => area));
  const visit = (lon: number, lat: number) => {
    const cell = index.first(lon, lat);
    if (cell >= 0) counts[cell]!++;
  };
  const live = await liveCity();
  if (live?.head.city === city) (await wholeHeat(live)).index.follow(visit)();
  else {
    const onBatch = (rows: readonly { lon: number; lat: number }[]) => {
      for (const { lon, lat } of rows) visit(lon, lat);
    };
    await scanHeat(database(), city, { after: 0, onBatch });
  }
  return new Response(counts.buffer, { headers: { "Content-Type": "application/octet-stream", "X-Revision": String(revision) } });
});
