import type { Point } from "../../../geo/plane/point";
import type { Instant } from "../../plan";
import { printedInstant } from "../../time/parse-instant";
import type { WallClock } from "../../time/wall-clock";
import { readReport } from "../read-report";
import type { Report } from "../report";
import { faultAt, type Open311Fault, type Read, refused } from "./open311-fault";
import type { SentValues } from "./sent-values";
import { LOCATION_DETAIL, SEEN_AT } from "./service-definition";

/** Longest description, characters (GeoReport v2, "POST Service Request"). */
export const LONGEST_TEXT = 4000;

/** What reading a posted request needs to know. */
export interface PostFrame {
  readonly clock: WallClock;
  readonly now: Instant;
  /** The sender's own number for the request, if told beside it: sent twice, stored once. */
  readonly id: string | null;
  /** The code of a service, or null. */
  readonly category: (text: string) => string | null;
  /** Where an address is, or null. */
  readonly place: (address: string) => Point | null;
}

/** What the fields of a report are called in Open311. */
const NAMES: Readonly<Record<string, string>> = {
  id: "Idempotency-Key",
  at: `attribute[${SEEN_AT}]`,
  lon: "long",
  category: "service_code",
  address: "address_string",
  media: "media_url",
  "reporter.name": "first_name",
  "reporter.phone": "phone",
  "reporter.email": "email",
};

const HAN = /\p{Script=Han}/u;

/** A name as it is written where it comes from: family name first and without a space in Chinese. */
function nameOf(first: string | null, last: string | null): string | null {
  if (first === null || last === null) return first ?? last;
  return HAN.test(first + last) ? `${last}${first}` : `${first} ${last}`;
}

function located(sent: SentValues, frame: PostFrame): Read<{ readonly lon: unknown; readonly lat: unknown }> {
  const [lon, lat, address] = [sent.one("long"), sent.one("lat"), sent.one("address_string")];
  if (lon !== null && lat !== null) return { ok: true, value: { lon, lat } };
  if (lon !== null || lat !== null) return refused(faultAt(lon === null ? "long" : "lat", "open311.missing"));
  if (address !== null) {
    const point = frame.place(address);
    return point
      ? { ok: true, value: { lon: point[0], lat: point[1] } }
      : refused(faultAt("address_string", "open311.address-unknown", address));
  }
  const id = sent.one("address_id");
  return refused(id === null ? faultAt("lat", "open311.no-location") : faultAt("address_id", "open311.address-id", id));
}

function described(sent: SentValues): Read<string | null> {
  const text = sent.one("description");
  const long = text !== null && text.length > LONGEST_TEXT;
  return long ? refused(faultAt("description", "open311.too-long", String(text.length))) : { ok: true, value: text };
}

function coded(sent: SentValues, category: PostFrame["category"]): Read<string> {
  const code = sent.one("service_code");
  if (code === null) return refused(faultAt("service_code", "open311.missing"));
  const known = category(code);
  return known === null ? refused(faultAt("service_code", "open311.no-service", code, 404)) : { ok: true, value: known };
}

/** The report as a row of the one intake; what was not told or was wrong already is filled with something that reads well. */
function row(sent: SentValues, { clock, now, id }: PostFrame, point: { readonly lon: unknown; readonly lat: unknown } | null) {
  return {
    id: id ?? sent.attribute("fixmystreet_id"),
    at: sent.attribute(SEEN_AT)?.replace(/(\d) (\d{2}:?\d{2})$/, "$1+$2") ?? printedInstant(now, clock),
    lon: point?.lon ?? 0,
    lat: point?.lat ?? 0,
    category: "0",
    channel: "web",
    address: [sent.one("address_string"), sent.attribute(LOCATION_DETAIL)].filter((one) => one !== null).join(" "),
    media: sent.one("media_url"),
    reporter: { name: nameOf(sent.one("first_name"), sent.one("last_name")), phone: sent.one("phone"), email: sent.one("email") },
  };
}

/**
 * Reads a posted request as a report of the one intake. Every wrong field is told by its name in Open311. `device_id` and `account_id` say who somebody's phone
 * is and serve nothing here: they are not kept (个人信息保护法 6). `jurisdiction_id` may be anything, since there is one city (GeoReport v2, "Definitions").
 */
export function postedRequest(sent: SentValues, frame: PostFrame): Read<Report> {
  const code = coded(sent, frame.category);
  const place = located(sent, frame);
  const description = described(sent);
  const read = readReport(row(sent, frame, place.ok ? place.value : null), {
    clock: frame.clock,
    now: frame.now,
    category: (text) => text,
    point: (point) => point,
  });
  const faults: Open311Fault[] = [
    ...[code, place, description].flatMap((each) => (each.ok ? [] : each.faults)),
    ...(read.ok ? [] : read.faults.map(({ field, fault, got }) => faultAt(NAMES[field] ?? field, fault, got))),
  ];
  if (!code.ok || !place.ok || !description.ok || !read.ok) return refused(...faults);
  const at = sent.attribute(SEEN_AT) === null ? frame.now : read.report.at;
  return { ok: true, value: { ...read.report, at, category: code.value, description: description.value } };
}
