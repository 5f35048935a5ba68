import { z } from "zod";
import { absentPerson, endAbsence } from "../../../../db/absence";
import { actorOf } from "../../../_server/caller";
import { theCity } from "../../../_server/city";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { Refusal } from "../../../_server/fault";
import { tellLive } from "../../../_server/live";

const params = z.object({ code: z.string().min(1).max(200) });

/** Ends an absence of somebody of the caller's squad: back from now on. What was before stays as it was. */
export const DELETE = door({ may: "absence.note", params }, async ({ params: { code }, caller, request }) => {
  const { plan, head } = await theCity();
  const now = Date.now();
  const whose = await absentPerson(database(), head.city, code, now);
  const person = plan.persons.find((one) => one.code === whose);
  if (!person) throw new Refusal("not-found", 404);
  if (person.squad !== caller.squad) throw new Refusal("may.not-own-squad", 403);
  if (!(await endAbsence(database(), head.city, code, actorOf(caller, request.headers), now))) throw new Refusal("not-found", 404);
  await tellLive();
  return new Response(null, { status: 204 });
});
