import type { Point } from "../../../geo/plane/point";

/** A request as another system would send it. Either `json` or `form` is its body; a GET has neither. */
export interface SampleCall {
  /** What it shows, as a key of the words: `intake-setting.sample.<shows>`. */
  readonly shows: "violation" | "open311" | "responsibility" | "open311-list";
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly json?: unknown;
  readonly form?: readonly (readonly [name: string, value: string])[];
}

/** What the samples speak of: the portal's address, a place of the city, an instant in ISO 8601, what is seen there. */
export interface SampleMatter {
  readonly origin: string;
  readonly token: string;
  readonly point: Point;
  readonly at: string;
  readonly text: string;
}

/** 游商: vendors without a place are the commonest thing reported. */
const CATEGORY = "09001";
const JSON_TYPE = ["Content-Type", "application/json"] as const;

const bearer = (token: string) => ["Authorization", `Bearer ${token}`] as const;

function intakeCalls({ origin, token, point: [lon, lat], at, text }: SampleMatter): readonly SampleCall[] {
  return [
    {
      shows: "violation",
      method: "POST",
      url: `${origin}/api/violation`,
      headers: [bearer(token), JSON_TYPE],
      json: [{ id: `sample-${at}`, at, lon, lat, category: CATEGORY, channel: "12345", description: text }],
    },
    {
      shows: "open311",
      method: "POST",
      url: `${origin}/api/open311/v2/requests.json`,
      headers: [["Idempotency-Key", `sample-${at}`]],
      form: [
        ["api_key", token],
        ["service_code", CATEGORY],
        ["lat", String(lat)],
        ["long", String(lon)],
        ["description", text],
      ],
    },
  ];
}

function readerCalls({ origin, token, point: [lon, lat], at }: SampleMatter): readonly SampleCall[] {
  return [
    {
      shows: "responsibility",
      method: "POST",
      url: `${origin}/api/responsibility`,
      headers: [bearer(token), JSON_TYPE],
      json: [{ lon, lat, at }],
    },
    { shows: "open311-list", method: "GET", url: `${origin}/api/open311/v2/requests.json`, headers: [bearer(token)] },
  ];
}

/** What the owner of a token of a role may try first. Those of `intake` hand in a real violation, the same one however often they are sent. */
export const sampleCalls = (role: "intake" | "reader", matter: SampleMatter): readonly SampleCall[] =>
  role === "intake" ? intakeCalls(matter) : readerCalls(matter);

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** A call as a command for a POSIX shell. */
export function curlOf({ method, url, headers, json, form = [] }: SampleCall): string {
  const parts = [
    method === "GET" ? `curl ${quoted(url)}` : `curl -X ${method} ${quoted(url)}`,
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(json === undefined ? [] : [`-d ${quoted(JSON.stringify(json))}`]),
    ...form.map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`),
  ];
  return parts.join(" \\\n  ");
}
