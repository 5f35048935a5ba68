import type { Instant } from "../../plan";
import { parseInstant } from "../../time/parse-instant";
import { DAY, type WallClock } from "../../time/wall-clock";
import { faultAt, type Open311Fault, type Read, refused } from "./open311-fault";
import type { SentValues } from "./sent-values";

/** The longest span that can be asked for: 90 days (GeoReport v2, "Response Volume"). */
export const LONGEST = 90 * DAY;
/** Times are told in whole seconds: the latest one to include ends with its second. */
const SECOND = 1000;

/** Half-open; `to` undefined is without end. */
export interface AskedSpan {
  readonly from: Instant;
  readonly to: Instant | undefined;
}

/** A time as it was sent. The "+" of an offset that was not encoded arrives as a space. */
export function sentInstant(sent: SentValues, name: string, text: string | null, clock: WallClock): Read<Instant | null> {
  if (text === null) return { ok: true, value: null };
  const read = parseInstant(text.replace(/(\d) (\d{2}:?\d{2})$/, "$1+$2"), clock);
  return read.ok ? { ok: true, value: read.at } : refused(faultAt(name, "open311.bad-time", sent.one(name) ?? text));
}

/** start_date and end_date: both at most 90 days apart; one of them, the 90 days after or before it; neither, the latest 90 days. */
export function askedSpan(sent: SentValues, clock: WallClock, now: Instant): Read<AskedSpan> {
  const start = sentInstant(sent, "start_date", sent.one("start_date"), clock);
  const end = sentInstant(sent, "end_date", sent.one("end_date"), clock);
  const faults: Open311Fault[] = [...(start.ok ? [] : start.faults), ...(end.ok ? [] : end.faults)];
  if (!start.ok || !end.ok) return refused(...faults);
  if (end.value === null) {
    const from = start.value ?? now - LONGEST;
    return { ok: true, value: { from, to: start.value === null ? undefined : from + LONGEST + SECOND } };
  }
  const from = start.value ?? end.value - LONGEST;
  if (end.value < from) return refused(faultAt("end_date", "open311.end-before-start", sent.one("end_date")));
  if (end.value - from > LONGEST) return refused(faultAt("end_date", "open311.span-too-wide", sent.one("end_date")));
  return { ok: true, value: { from, to: end.value + SECOND } };
}
