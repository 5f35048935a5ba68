import { violationBySource } from "../../../db/violation";
import { findLine, listViolations } from "../../../db/violation-list";
import { MOST } from "../../../duty/violation/open311/asked-page";
import { askedRequests, requestNumber } from "../../../duty/violation/open311/asked-requests";
import { faultAt } from "../../../duty/violation/open311/open311-fault";
import { placeNamed } from "../../../duty/violation/open311/place-named";
import { postedRequest } from "../../../duty/violation/open311/posted-request";
import { printedRequest, requestsAnswer, takenAnswer, tokenAnswer } from "../../../duty/violation/open311/printed-request";
import { serviceCode } from "../../../duty/violation/open311/service";
import { SEEN_AT } from "../../../duty/violation/open311/service-definition";
import type { RowFaultCode } from "../../../duty/violation/read-report";
import type { Report } from "../../../duty/violation/report";
import type { ViolationLine } from "../../../duty/violation/violation-line";
import { actorOf, type Caller } from "../../_server/caller";
import type { LiveCity } from "../../_server/city";
import { database } from "../../_server/database";
import { flood } from "../../_server/flood";
import { reportFrame, type Sender, type Taken, takeReports } from "../../_server/intake";
import type { Open311Call, Outcome } from "../../_server/open311";
import { ownRequests } from "./own-requests";
import { namesOf } from "./request-names";

/** The city's clock, now, and its services by code. */
async function frameOf({ live }: Open311Call) {
  const { clock, now, category } = await reportFrame(live);
  return { clock, now, category: (text: string) => serviceCode(category, text) };
}

const asksExtensions = ({ sent }: Open311Call): boolean => sent.one("extensions")?.toLowerCase() === "true";

/** Prints requests as the caller may see each. */
async function printer(call: Open311Call, lines: readonly ViolationLine[]) {
  const own = await ownRequests(
    call,
    lines.map(({ id }) => id),
  );
  const names = { [call.sight]: await namesOf(call, call.sight), public: await namesOf(call, "public") };
  const extensions = asksExtensions(call);
  return (line: ViolationLine) => {
    const sight = own(line.id) ? call.sight : "public";
    return printedRequest(line, sight, (names[sight] as (typeof names)["public"])(line), call.live.clock, extensions);
  };
}

/** GET requests: by number or by filter, a page at a time, the newest first. */
export async function requestList(call: Open311Call): Promise<Outcome> {
  const { live, sent, payer } = call;
  const frame = await frameOf(call);
  const asked = askedRequests(sent, frame);
  if (!asked.ok) return asked.faults;
  const { ids, span, categories, status, page } = asked.value;
  const most = page.skip + page.size;
  // The door has charged one; a deep page reads all that stands before it.
  flood(payer, Math.floor((most - 1) / MOST));
  const narrowed = ids ? { ids } : { from: span.from, to: span.to, categories, status };
  const lines = await listViolations(database(), live.head.city, { ...narrowed, limit: most });
  const print = await printer(call, lines.slice(page.skip));
  return requestsAnswer(lines.slice(page.skip).map(print));
}

async function lineNumbered({ live, name }: Open311Call) {
  const id = requestNumber(name);
  return id === null ? null : findLine(database(), live.head.city, id);
}

/** GET requests/{id}. */
export async function requestById(call: Open311Call): Promise<Outcome> {
  const line = await lineNumbered(call);
  if (!line) return [faultAt("service_request_id", "open311.no-request", call.name, 404)];
  return requestsAnswer([(await printer(call, [line]))(line)]);
}

/** GET tokens/{token}: the number itself is the token. */
export async function tokenResource(call: Open311Call): Promise<Outcome> {
  const line = await lineNumbered(call);
  return line ? tokenAnswer(line.id) : [faultAt("token", "open311.no-token", call.name, 404)];
}

/** Takes a report. One sent again that tells no time is of the time at which it was first taken: else now would make another of it. */
async function taken(live: LiveCity, report: Report, timed: boolean, sender: Sender): Promise<Taken> {
  const [first] = (await takeReports(live, [report], sender)) as [Taken];
  if (first.ok || timed || report.id === null || first.fault !== "intake.same-id-other-row") return first;
  const number = await violationBySource(database(), live.head.city, sender.source, report.id);
  const line = number === null ? null : await findLine(database(), live.head.city, number);
  return line ? ((await takeReports(live, [{ ...report, at: line.at }], sender)) as [Taken])[0] : first;
}

/** POST requests: one report into the one intake. */
export async function requestPosted(call: Open311Call): Promise<Outcome> {
  const { live, sent, request } = call;
  const caller = call.caller as Caller;
  const id = request.headers.get("idempotency-key");
  const read = postedRequest(sent, { ...(await frameOf(call)), id, place: (address) => placeNamed(live.plan)(address) });
  if (!read.ok) return read.faults;
  const sender = { source: `open311:${caller.name}`, by: actorOf(caller, request.headers) };
  const one = await taken(live, read.value, sent.attribute(SEEN_AT) !== null, sender);
  if (!one.ok) return [faultAt(one.field, one.fault as RowFaultCode, one.got)];
  const names = await namesOf(call, "full");
  return takenAnswer(one.violation, names(one.line).notice);
}
