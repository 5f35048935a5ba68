import { allowed } from "../../../duty/may";
import { callerOf } from "../../_server/caller";
import { door } from "../../_server/door";
import { env } from "../../_server/env";

/** Who am I, and what may I do? Whoever is anybody may ask that, so the door is open and the caller looked up within. */
export const GET = door({ may: "open" }, async ({ request }) => {
  const { kind, name, displayName, role, person, squad } = await callerOf(request.headers);
  return { json: { kind, name, displayName, role, person, squad, may: allowed(role), idleMinutes: env().IDLE_MINUTES } };
});
