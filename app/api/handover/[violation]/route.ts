import { z } from "zod";
import { custodySteps, findCustody, takeHandoverStep } from "../../../../db/custody";
import { findViolation } from "../../../../db/violation";
import { custodyOf } from "../../../../duty/handover/custody";
import { actorOf } from "../../../_server/caller";
import { type LiveCity, theCity } from "../../../_server/city";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { Refusal } from "../../../_server/fault";
import { handoverSettings } from "../../../_server/handover";
import { tellLive } from "../../../_server/live";

const params = z.object({ violation: z.coerce.number().int().positive() });

async function told({ head }: LiveCity, id: number) {
  const db = database();
  const [violation, line, steps, settings] = await Promise.all([
    findViolation(db, head.city, id),
    findCustody(db, head.city, id),
    custodySteps(db.sql, head.city, id),
    handoverSettings(),
  ]);
  if (!violation || !line) throw new Refusal("not-found", 404);
  const now = Date.now();
  return { now, settings, violation, between: line.between, steps, custody: custodyOf(steps, settings, now) };
}

/** Who controls the scene of a violation, and every step that led there. */
export const GET = door({ may: "custody.read", params }, async ({ params: { violation } }) => ({
  json: await told(await theCity(), violation),
}));

const body = z.object({
  kind: z.enum(["offer", "accept", "refuse", "take-back", "decide", "close"]),
  to: z.string().max(200).nullable().default(null),
  reason: z.string().trim().max(2000).default(""),
  /** The number of the last step the sender has seen. */
  upon: z.number().int().min(0),
});

const STATUS: Readonly<Record<string, number>> = { "handover.may-not": 403, "handover.stale": 409 };

/** Offers to another squad, accepts, refuses, takes back, decides, closes. */
export const POST = door({ may: "custody.read", params, body }, async ({ params: { violation }, body: step, caller, request }) => {
  const live = await theCity();
  const line = await findCustody(database(), live.head.city, violation);
  if (!line) throw new Refusal("not-found", 404);
  if (step.to !== null && !live.plan.squads.some(({ code }) => code === step.to)) throw new Refusal("handover.no-receiver", 422);
  const sent = { ...step, violation, between: line.between, signer: caller.displayName, squad: caller.squad };
  const stepped = await takeHandoverStep(
    database(),
    live.head.city,
    sent,
    actorOf(caller, request.headers),
    await handoverSettings(),
    Date.now(),
  );
  if (!stepped.ok) throw new Refusal(stepped.fault, STATUS[stepped.fault] ?? 422, {}, { number: stepped.number });
  await tellLive();
  return { json: await told(live, violation) };
});
