import { z } from "zod";
import { compared } from "../../../../duty/edit/compared";
import { door } from "../../../_server/door";
import { draftPlan, versionHead } from "../../../_server/drafts";

const id = z.coerce.number().int().positive();

/** How version b differs from version a: counts by list, and the cells with their shapes. */
export const GET = door({ may: "plan.change", query: z.object({ a: id, b: id }) }, async ({ query: { a, b } }) => {
  const [before, after] = await Promise.all([a, b].map(async (one) => draftPlan(one, (await versionHead(one)).revision)));
  return { json: compared(before as Awaited<typeof before> & object, after as Awaited<typeof after> & object) };
});
