import { z } from "zod";
import { noteAbsence } from "../../../db/absence";
import { actorOf } from "../../_server/caller";
import { theCity } from "../../_server/city";
import { database } from "../../_server/database";
import { door } from "../../_server/door";
import { Refusal } from "../../_server/fault";
import { tellLive } from "../../_server/live";
import { seenPlan } from "../../_server/seen-plan";

/** Who is away now or will be, with what is known of them. */
export const GET = door({ may: "plan.audit" }, async ({ caller }) => {
  const { plan } = seenPlan((await theCity()).plan, caller);
  const now = Date.now();
  const persons = new Map(plan.persons.map((person) => [person.code, person] as const));
  const absences = plan.absences
    .filter(({ to }) => to > now)
    .map((one) => ({ ...one, name: persons.get(one.person)?.name, squad: persons.get(one.person)?.squad }));
  return { json: { absences } };
});

const instant = z.number().int().min(0).max(253_402_300_799_999);
const body = z.object({
  person: z.string().min(1).max(200),
  reason: z.enum(["leave", "sick", "training", "other"]),
  /** Null: from now on. */
  from: instant.nullable(),
  to: instant,
});

/** Notes that somebody of the caller's squad is away: from then on the deputy stands in. */
export const POST = door({ may: "absence.note", body }, async ({ body: told, caller, request }) => {
  const { plan, head } = await theCity();
  const person = plan.persons.find(({ code }) => code === told.person);
  if (!person) throw new Refusal("not-found", 404);
  if (person.squad !== caller.squad) throw new Refusal("may.not-own-squad", 403);
  const now = Date.now();
  const from = told.from ?? now;
  if (from < now - 60_000) throw new Refusal("absence.past", 422);
  if (told.to <= from) throw new Refusal("span.ends-before-it-begins", 422);
  const absence = { person: told.person, reason: told.reason, from: Math.max(from, now), to: told.to };
  const code = await noteAbsence(database(), head.city, absence, actorOf(caller, request.headers), now);
  if (code === null) throw new Refusal("not-found", 404);
  await tellLive();
  return { json: { code }, status: 201 };
});
