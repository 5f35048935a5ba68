import type { Instant } from "../../plan";
import type { WallClock } from "../../time/wall-clock";
import { EARLIEST } from "../read-report";
import type { UpdateStatus } from "../violation-update";
import { requestNumber } from "./asked-requests";
import { sentInstant } from "./asked-span";
import { faultAt, type Open311Fault, type Read, refused } from "./open311-fault";
import { LONGEST_TEXT } from "./posted-request";
import type { SentValues } from "./sent-values";
import { statusOfWord } from "./update-word";

/** An update of a request as FixMyStreet posts it. Who wrote it (email, names) is not kept: the portal has no use for it. */
export interface PostedUpdate {
  readonly violation: number;
  /** The sender's own number of it: sent twice, stored once. */
  readonly sourceId: string | null;
  readonly status: UpdateStatus;
  readonly text: string;
  readonly media: string | null;
  readonly at: Instant;
}

/** How far a sender's clock may run ahead, milliseconds. */
const AHEAD = 5 * 60_000;
const LONGEST_ID = 200;

function numbered(sent: SentValues): Read<number> {
  const text = sent.one("service_request_id");
  if (text === null) return refused(faultAt("service_request_id", "open311.missing"));
  const id = requestNumber(text);
  return id === null ? refused(faultAt("service_request_id", "open311.no-request", text, 404)) : { ok: true, value: id };
}

function stands(sent: SentValues): Read<UpdateStatus> {
  const text = sent.one("status");
  if (text === null) return refused(faultAt("status", "open311.missing"));
  const status = statusOfWord(text);
  return status === null ? refused(faultAt("status", "open311.bad-status", text)) : { ok: true, value: status };
}

function updatedAt(sent: SentValues, clock: WallClock, now: Instant): Read<Instant> {
  const read = sentInstant(sent, "updated_datetime", sent.one("updated_datetime"), clock);
  if (!read.ok) return read;
  const at = read.value ?? now;
  const fine = at >= EARLIEST && at <= now + AHEAD;
  return fine ? { ok: true, value: at } : refused(faultAt("updated_datetime", "open311.bad-time", sent.one("updated_datetime")));
}

function worded(sent: SentValues): Open311Fault[] {
  const [text, media] = [sent.one("description"), sent.one("media_url")];
  return [
    ...(text !== null && text.length > LONGEST_TEXT ? [faultAt("description", "open311.too-long", String(text.length))] : []),
    ...(media !== null && (media.length > 2000 || !/^https?:\/\/\S+$/i.test(media))
      ? [faultAt("media_url", "intake.bad-media", media)]
      : []),
    ...((sent.one("update_id") ?? "").length > LONGEST_ID ? [faultAt("update_id", "open311.too-long", sent.one("update_id"))] : []),
  ];
}

/** Reads a posted update. Every wrong field is told. */
export function postedUpdate(sent: SentValues, { clock, now }: { readonly clock: WallClock; readonly now: Instant }): Read<PostedUpdate> {
  const violation = numbered(sent);
  const status = stands(sent);
  const at = updatedAt(sent, clock, now);
  const wrong = worded(sent);
  const faults = [...[violation, status, at].flatMap((each) => (each.ok ? [] : each.faults)), ...wrong];
  if (!violation.ok || !status.ok || !at.ok || wrong.length > 0) return refused(...faults);
  return {
    ok: true,
    value: {
      violation: violation.value,
      sourceId: sent.one("update_id") ?? sent.one("update_id_ext"),
      status: status.value,
      text: sent.one("description") ?? "",
      media: sent.one("media_url"),
      at: at.value,
    },
  };
}
