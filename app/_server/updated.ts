import type { Actor } from "../../db/audit";
import { addUpdate, type NewUpdate } from "../../db/violation-update";
import type { ViolationUpdate } from "../../duty/violation/violation-update";
import type { LiveCity } from "./city";
import { database } from "./database";
import { Refusal } from "./fault";
import { tellLive } from "./live";

const NOT_THERE = ["update.no-violation", "update.into-unknown"];

/** Adds an update and tells who listens. @throws Refusal 404 or 409 with the fault's code */
export async function updated(live: LiveCity, sent: NewUpdate, by: Actor): Promise<ViolationUpdate> {
  const answer = await addUpdate(database(), live.head.city, sent, by, Date.now());
  if (!answer.ok) throw new Refusal(answer.fault, NOT_THERE.includes(answer.fault) ? 404 : 409);
  await tellLive();
  return answer.update;
}
