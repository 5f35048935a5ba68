import { z } from "zod";
import { findOrMakeCity } from "../../../db/city";
import { makeDraft } from "../../../db/draft";
import { findVersion, listVersions } from "../../../db/version";
import { knownTimeZone } from "../../../duty/time/wall-clock";
import { actorOf } from "../../_server/caller";
import { database } from "../../_server/database";
import { door } from "../../_server/door";
import { Refusal } from "../../_server/fault";

/** All versions of plans. */
export const GET = door({ may: "plan.read" }, async () => ({ json: { versions: await listVersions(database()) } }));

const name = z.string().trim().min(1).max(200);
const body = z.object({
  name,
  basedOn: z.number().int().positive().nullable().default(null),
  /** A city there is, or one to be; that of `basedOn` when left out. */
  city: z
    .union([
      z.object({ id: z.number().int().positive() }),
      z.object({ name, timeZone: z.string().refine(knownTimeZone, "IANA time zone") }),
    ])
    .optional(),
});

/** Makes a draft: a copy of a version, or an empty one. */
export const POST = door({ may: "plan.change", body }, async ({ body: told, caller, request }) => {
  const db = database();
  const base = told.basedOn === null ? null : await findVersion(db, told.basedOn);
  if (told.basedOn !== null && !base) throw new Refusal("not-found", 404);
  const city = told.city ?? (base ? { id: base.city } : undefined);
  if (!city) throw new Refusal("input.missing", 400, { field: "city" });
  const id = (await db.sql.begin(async (sql) => {
    const [known] = "id" in city ? await sql<{ id: number; name: string }[]>`select id, name from city where id = ${city.id}` : [];
    if ("id" in city && !known) throw new Refusal("not-found", 404);
    const there = known ?? (await findOrMakeCity(sql, { ...(city as { name: string; timeZone: string }), sample: false }));
    const [bureau] = base
      ? await sql<{ name: string; phone: string }[]>`select bureau_name as name, bureau_phone as phone from plan where id = ${base.id}`
      : [];
    return makeDraft(
      sql,
      there.id,
      { name: told.name, basedOn: told.basedOn, from: Date.now(), bureau: bureau ?? { name: there.name, phone: "" } },
      actorOf(caller, request.headers),
    );
  })) as number;
  return { json: { id }, status: 201, headers: { Location: `/api/draft/${id}` } };
});
