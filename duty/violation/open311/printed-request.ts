import { printedInstant } from "../../time/parse-instant";
import type { WallClock } from "../../time/wall-clock";
import type { ViolationLine } from "../violation-line";
import { type Answer, list, type Parts, parts } from "./answer-tree";

/** How much a reader is told: in full with a key; without one the place rounded, no words, no picture. */
export type Sight = "full" | "public";

/** What stands beside a line that its codes alone do not say. */
export interface RequestNames {
  readonly service: string;
  /** Name of the squad that leads. */
  readonly agency: string | null;
  readonly notice: string | null;
  readonly notes: string | null;
  /** Address of a picture. */
  readonly media: string | null;
}

/** To three decimals: about 100 metres. */
const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000;

const told = (value: string | number | null): string | number | undefined => value ?? undefined;

/** The extension `extended_attributes`: what the portal knows beyond the standard. Never a person: the chief of the segment is left out. */
function extended(line: ViolationLine, sight: Sight, clock: WallClock): Parts {
  const open = {
    channel: line.channel,
    squad: told(line.squad),
    lead: told(line.lead),
    merged_into: told(line.mergedInto?.toString() ?? null),
  };
  if (sight === "public") return parts(open);
  return parts({
    ...open,
    kind: line.kind,
    cell: told(line.cell),
    grid: told(line.grid),
    segment: told(line.segment),
    border: told(line.border),
    allowance: told(line.allowance),
    device: told(line.device),
    review: told(line.review),
    received_datetime: printedInstant(line.receivedAt, clock),
  });
}

/**
 * A violation as a service request, fields in the order of the standard. What the standard lets out is left out when there is nothing to tell; `expected_datetime`,
 * `address_id` and `zipcode` are never told. Nothing of the reporter is in a line, so nothing can be told of him.
 */
export function printedRequest(line: ViolationLine, sight: Sight, names: RequestNames, clock: WallClock, extensions: boolean): Parts {
  const full = sight === "full";
  return parts({
    service_request_id: String(line.id),
    status: line.status,
    status_notes: told(names.notes),
    service_name: names.service,
    service_code: line.category,
    description: full ? line.description : null,
    agency_responsible: told(names.agency),
    service_notice: told(names.notice),
    requested_datetime: printedInstant(line.at, clock),
    updated_datetime: printedInstant(line.changedAt, clock),
    address: full ? line.address : null,
    lat: full ? line.lat : rounded(line.lat),
    long: full ? line.lon : rounded(line.lon),
    media_url: full ? names.media : null,
    extended_attributes: extensions ? extended(line, sight, clock) : undefined,
  });
}

/** Requests, however many, as the standard wraps them. */
export const requestsAnswer = (requests: readonly Parts[]): Answer => ({ root: "service_requests", tree: list("request", requests) });

/** What is answered to a posted request: its number at once, never a token. */
export const takenAnswer = (id: number, notice: string | null): Answer =>
  requestsAnswer([parts({ service_request_id: String(id), service_notice: told(notice) })]);

/** What is answered to a token: requests get their number at once, so the number is the token. */
export const tokenAnswer = (id: number): Answer => requestsAnswer([parts({ service_request_id: String(id), token: String(id) })]);
