import { faultWords } from "../../components/words/fault-words";
import { acceptedLanguage } from "../../components/words/language";

/** One wrong thing in what came in: where, what was expected, what came. Rows count from 0 as in the sent array. */
export interface InputError {
  readonly row?: number;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

/** An expected refusal: a code, its status, values for its sentence. Thrown inside a door, told as problem details. With `values.seconds` and a status of 429 or 503 the answer says when to come again. */
export class Refusal extends Error {
  constructor(
    readonly fault: string,
    readonly status: number,
    readonly values: Readonly<Record<string, string | number>> = {},
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(fault);
    this.name = "Refusal";
  }
}

/** Refuses input, naming each wrong thing; at most a hundred are listed, `total` counts them all. */
export const invalidInput = (errors: readonly InputError[]): Refusal =>
  new Refusal("input.invalid", 400, { field: errors[0]?.field ?? "" }, { errors: errors.slice(0, 100), total: errors.length });

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** Problem details of RFC 9457 with the fault's code; the sentence in the language the request asks for. */
export function problem(request: Request, refusal: Refusal): Response {
  const language = acceptedLanguage(request.headers.get("accept-language"));
  const { fault, status, values, more } = refusal;
  const body = {
    type: `urn:wuding:fault:${fault}`,
    title: TITLES[status] ?? "Error",
    status,
    detail: faultWords(fault, values, language),
    fault,
    ...more,
  };
  const headers = new Headers({
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Language": language === "zh" ? "zh-CN" : "en",
  });
  if ((status === 429 || status === 503) && typeof values.seconds === "number")
    headers.set("Retry-After", String(Math.max(1, Math.ceil(values.seconds))));
  if (status === 401) headers.set("WWW-Authenticate", 'Bearer realm="wuding"');
  return new Response(JSON.stringify(body), { status, headers });
}
