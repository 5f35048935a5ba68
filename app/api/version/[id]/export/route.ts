import { z } from "zod";
import { writeAudit } from "../../../../../db/audit";
import { planLayers } from "../../../../../duty/exchange/plan-layers";
import { FORMATS } from "../../../../../geo/format/registry";
import { actorOf } from "../../../../_server/caller";
import { database } from "../../../../_server/database";
import { door } from "../../../../_server/door";
import { draftPlan, versionHead } from "../../../../_server/drafts";
import { Refusal } from "../../../../_server/fault";
import { streamed } from "../../../../_server/streamed";

const params = z.object({ id: z.coerce.number().int().positive() });
const query = z.object({ format: z.enum(["geojson", "shapefile", "kml", "xlsx"]) });

/** A whole version as one file; brought in again it is the same plan. */
export const GET = door({ may: "plan.export", params, query }, async ({ params: { id }, query: { format: name }, caller, request }) => {
  const { revision, name: title } = await versionHead(id);
  const plan = await draftPlan(id, revision);
  const format = FORMATS.find((one) => one.name === name);
  if (!format?.write || !format.written) throw new Refusal("not-found", 404);
  await writeAudit(database().sql, {
    actor: actorOf(caller, request.headers),
    action: "plan.export",
    noun: "plan",
    key: String(id),
    after: { format: name },
  });
  const file = `${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_").slice(0, 80)}.${format.written.extension}`;
  return new Response(streamed(format.write(planLayers(plan), title)), {
    headers: {
      "Content-Type": format.written.mediaType,
      "Content-Disposition": `attachment; filename="plan-${id}.${format.written.extension}"; filename*=UTF-8''${encodeURIComponent(file)}`,
    },
  });
});
