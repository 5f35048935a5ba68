import { z } from "zod";
import { takeBorderStep } from "../../../../db/border";
import { borderDetail, borderNow } from "../../../_server/borders";
import { actorOf } from "../../../_server/caller";
import { theCity } from "../../../_server/city";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { Refusal } from "../../../_server/fault";
import { tellLive } from "../../../_server/live";
import { borderTerms } from "../../../_server/patch-shape";

const params = z.object({ key: z.string().min(3).max(401) });

/** One border: its line, its life with everything said, its rules, violations in its band by hour of the week. */
export const GET = door({ may: "border.read", params }, async ({ params: { key } }) => {
  const live = await theCity();
  const detail = await borderDetail(live, key, Date.now());
  if (!detail) throw new Refusal("border.none", 404);
  return { json: { revision: live.tag, ...detail } };
});

const from = z.number().int().min(0).max(253_402_300_799_999).nullable();
const body = z.object({
  kind: z.enum(["propose", "accept", "object", "withdraw", "adjudicate", "end"]),
  /** The number of the last step the sender has seen. */
  upon: z.number().int().min(0),
  /** `from` null: at once. */
  terms: borderTerms.extend({ from }).nullable().default(null),
  reason: z.string().trim().max(4000).default(""),
  /** With an end: from when; null: at once. */
  from: from.default(null),
  /** The line as the sender has seen it. */
  fingerprint: z.string().max(200),
});

const STATUS: Readonly<Record<string, number>> = {
  "border.may-not": 403,
  "border.not-its-squad": 403,
  "border.stale": 409,
  "border.ground-changed": 409,
};

/** Takes a step: captains propose, accept, object, withdraw; the leader adjudicates and ends. Answers with the border as it then is. */
export const POST = door({ may: "border.read", params, body }, async ({ params: { key }, body: told, caller, request }) => {
  const live = await theCity();
  const border = await borderNow(live, key);
  if (!border) throw new Refusal("border.none", 404);
  if (told.fingerprint !== border.fingerprint) throw new Refusal("border.ground-changed", 409);
  const now = Date.now();
  const terms = told.terms && { ...told.terms, from: told.terms.from ?? now };
  const sent = { ...told, terms, from: told.from ?? now, plan: live.head.plan, signer: caller.displayName, squad: caller.squad };
  const stepped = await takeBorderStep(database(), live.head.city, border.between, sent, actorOf(caller, request.headers), now);
  if (!stepped.ok) throw new Refusal(stepped.fault, STATUS[stepped.fault] ?? 422, {}, { number: stepped.number });
  await tellLive();
  const after = await theCity();
  return { json: { revision: after.tag, ...(await borderDetail(after, key, Date.now())) } };
});
