import { z } from "zod";
import { theCity } from "../../_server/city";
import { door } from "../../_server/door";
import { Refusal } from "../../_server/fault";
import { searched } from "../../_server/search-entries";

const MOST = 20;

/** Finds squads, grids, communities, places, streets, segments, posts, persons and cells by name or code. */
export const GET = door({ may: "plan.read", query: z.object({ q: z.string().default("") }) }, async ({ query }) => {
  if (query.q.trim().length === 0) throw new Refusal("search.too-short", 400);
  if (query.q.length > 100) throw new Refusal("search.too-long", 400);
  return { json: searched((await theCity()).search(), query.q, MOST) };
});
