import { addUpdate, listUpdates } from "../../../db/violation-update";
import { parts } from "../../../duty/violation/open311/answer-tree";
import { askedPage } from "../../../duty/violation/open311/asked-page";
import { askedSpan } from "../../../duty/violation/open311/asked-span";
import { faultAt } from "../../../duty/violation/open311/open311-fault";
import { postedUpdate } from "../../../duty/violation/open311/posted-update";
import { printedUpdate, updatesAnswer } from "../../../duty/violation/open311/printed-update";
import { actorOf, type Caller } from "../../_server/caller";
import { database } from "../../_server/database";
import type { Open311Call, Outcome } from "../../_server/open311";
import { ownRequests } from "./own-requests";

/** GET servicerequestupdates: what was said of requests in a span, in the order it was said. */
export async function updateList(call: Open311Call): Promise<Outcome> {
  const { live, sent, sight } = call;
  const span = askedSpan(sent, live.clock, Date.now());
  const page = askedPage(sent);
  if (!span.ok || !page.ok) return [...(span.ok ? [] : span.faults), ...(page.ok ? [] : page.faults)];
  const { skip, size } = page.value;
  const updates = await listUpdates(database(), live.head.city, { from: span.value.from, to: span.value.to, limit: skip + size });
  const own = await ownRequests(
    call,
    updates.map(({ violation }) => violation),
  );
  return updatesAnswer(updates.slice(skip).map((update) => printedUpdate(update, own(update.violation) ? sight : "public", live.clock)));
}

/** POST servicerequestupdates: how a request stands, said by another system of its own reports. */
export async function updatePosted(call: Open311Call): Promise<Outcome> {
  const { live, sent, request } = call;
  const caller = call.caller as Caller;
  const now = Date.now();
  const read = postedUpdate(sent, { clock: live.clock, now });
  if (!read.ok) return read.faults;
  const { violation, sourceId, status, text, media, at } = read.value;
  if (!(await ownRequests(call, [violation]))(violation))
    return [faultAt("service_request_id", "open311.no-request", String(violation), 404)];
  const added = await addUpdate(
    database(),
    live.head.city,
    { violation, kind: "status", status, text, media, source: `open311:${caller.name}`, sourceId, at },
    actorOf(caller, request.headers),
    now,
  );
  if (!added.ok) return [faultAt("service_request_id", "open311.no-request", String(violation), 404)];
  return updatesAnswer([parts({ update_id: String(added.update.id) })]);
}
