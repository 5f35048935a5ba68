import type { Instant } from "../../plan";
import type { WallClock } from "../../time/wall-clock";
import type { ViolationStatus } from "../violation-line";
import { type AskedPage, askedPage, MOST } from "./asked-page";
import { type AskedSpan, askedSpan } from "./asked-span";
import { faultAt, type Open311Fault, type Read, refused } from "./open311-fault";
import type { SentValues } from "./sent-values";

/** Which requests are asked for: by number, which overrides the rest, or by filter. */
export interface AskedRequests {
  readonly ids: readonly number[] | null;
  readonly span: AskedSpan;
  readonly categories: readonly string[] | undefined;
  readonly status: ViolationStatus | undefined;
  readonly page: AskedPage;
}

/** A number of a request, or null for what cannot be one. */
export const requestNumber = (text: string): number | null => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null);

function asksStatus(sent: SentValues): Read<ViolationStatus | undefined> {
  const told = sent.all("status").map((one) => one.toLowerCase());
  const strange = told.find((one) => one !== "open" && one !== "closed");
  if (strange !== undefined) return refused(faultAt("status", "open311.bad-status", strange));
  return { ok: true, value: told.length === 1 ? (told[0] as ViolationStatus) : undefined };
}

function asksCategories(sent: SentValues, category: (text: string) => string | null): Read<readonly string[] | undefined> {
  const told = sent.all("service_code");
  const faults = told
    .filter((one) => category(one) === null)
    .slice(0, 20)
    .map((one) => faultAt("service_code", "open311.no-service", one, 404));
  if (faults.length > 0) return refused(...faults);
  return { ok: true, value: told.length > 0 ? told.map((one) => category(one) as string) : undefined };
}

/** Reads the arguments of GET requests. Every wrong one is told. `category` gives the code of a service, or null. */
export function askedRequests(
  sent: SentValues,
  { clock, now, category }: { readonly clock: WallClock; readonly now: Instant; readonly category: (text: string) => string | null },
): Read<AskedRequests> {
  const numbers = sent.all("service_request_id");
  const ids = numbers.length > 0 ? numbers.slice(0, MOST).flatMap((text) => requestNumber(text) ?? []) : null;
  const page = askedPage(sent);
  if (ids && page.ok)
    return { ok: true, value: { ids, span: { from: 0, to: undefined }, categories: undefined, status: undefined, page: page.value } };
  const span = askedSpan(sent, clock, now);
  const categories = asksCategories(sent, category);
  const status = asksStatus(sent);
  const faults: Open311Fault[] = [page, span, categories, status].flatMap((each) => (each.ok ? [] : each.faults));
  if (!page.ok || !span.ok || !categories.ok || !status.ok) return refused(...faults);
  return { ok: true, value: { ids: null, span: span.value, categories: categories.value, status: status.value, page: page.value } };
}
