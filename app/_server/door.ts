import { randomUUID } from "node:crypto";
import type { ZodType } from "zod";
import { type Action, may } from "../../duty/may";
import { bodyJson } from "./body";
import { type Caller, callerOf } from "./caller";
import { type InputError, invalidInput, problem, Refusal } from "./fault";

/** What a handler gets: who asks and what came in, both already judged. `caller` is null only behind an open door. */
export interface Call<Query, Params, Body, Who> {
  readonly request: Request;
  readonly caller: Who;
  readonly query: Query;
  readonly params: Params;
  readonly body: Body;
}

interface Frame<Query, Params, Body, Who extends Action | "open"> {
  /** The action that must be allowed; `open` asks for nobody. */
  readonly may: Who;
  readonly query?: ZodType<Query>;
  readonly params?: ZodType<Params>;
  readonly body?: ZodType<Body>;
  /** Most bytes a body may have; 64 KiB unless told. */
  readonly limit?: number;
  /** Asked by the page itself, not by the person: it does not keep a session from falling idle. */
  readonly quiet?: boolean;
}

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;

/** Every handler made by a door carries this mark; a test looks for it. */
export const DOOR = Symbol.for("wuding.door");

const shown = (value: unknown) => (value === undefined ? "—" : (JSON.stringify(value)?.slice(0, 80) ?? typeof value));

function read<T>(schema: ZodType<T> | undefined, value: unknown): T {
  if (!schema) return undefined as T;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue): InputError => {
    const [first, ...rest] = issue.path;
    const at = issue.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key as PropertyKey], value);
    const field = (typeof first === "number" ? rest : issue.path).map(String).join(".") || "body";
    return { ...(typeof first === "number" ? { row: first } : {}), field, expected: issue.message, got: shown(at) };
  });
  throw invalidInput(errors);
}

/** A cookie is sent by the browser whoever wrote the page: a change must come from a page of ours. */
function sameOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const host = request.headers.get("host") ?? new URL(request.url).host;
  const foreign =
    origin !== null && origin !== "null"
      ? new URL(origin).host !== host
      : origin === "null" || (site !== null && site !== "same-origin" && site !== "none");
  if (foreign) throw new Refusal("origin.foreign", 403);
}

/** Who asks, if they may. Without an account nothing is told about what is behind the door. */
async function admitted(request: Request, action: Action, quiet: boolean): Promise<Caller> {
  const caller = await callerOf(request.headers, !quiet);
  const verdict = may(caller.role, action);
  if (!verdict.ok) throw new Refusal("may.not", 403, {}, { needs: verdict.needs });
  if (caller.kind === "user" && !["GET", "HEAD", "OPTIONS"].includes(request.method)) sameOrigin(request);
  return caller;
}

function guarded(response: Response): Response {
  const { headers } = response;
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  headers.set("X-Content-Type-Options", "nosniff");
  headers.append("Vary", "Authorization, Cookie, Accept-Language");
  return response;
}

/** A handler's answer: a response as it is, or a value to be told as JSON. */
type Answer = Response | { readonly json: unknown; readonly status?: number; readonly headers?: Record<string, string> };

/**
 * The one door: authenticates, authorises by duty/may.ts, validates, runs the handler, tells expected refusals as problem details, and catches the
 * world's failures once (500 with a number that stands in the log too, nothing else). Changes are audited by db/ in their own transaction, with the caller as actor.
 */
export function door<Query = undefined, Params = undefined, Body = undefined, Who extends Action | "open" = Action>(
  frame: Frame<Query, Params, Body, Who>,
  handle: (call: Call<Query, Params, Body, Who extends "open" ? null : Caller>) => Promise<Answer>,
): Handler {
  const handler: Handler = async (request, context) => {
    try {
      const caller = (frame.may === "open" ? null : await admitted(request, frame.may, frame.quiet ?? false)) as Who extends "open"
        ? null
        : Caller;
      const url = new URL(request.url);
      const query = read(frame.query, Object.fromEntries(url.searchParams));
      const params = read(frame.params, frame.params ? await context.params : undefined);
      const body = frame.body ? read(frame.body, await bodyJson(request, frame.limit ?? 65_536)) : (undefined as Body);
      const answer = await handle({ request, caller, query, params, body });
      if (answer instanceof Response) return guarded(answer);
      return guarded(Response.json(answer.json, { status: answer.status ?? 200, headers: answer.headers ?? {} }));
    } catch (error) {
      return guarded(problem(request, error instanceof Refusal ? error : unforeseen(error)));
    }
  };
  return Object.assign(handler, { [DOOR]: true });
}

/** Notes a failure of the world in the log under a number; the number is all that goes out. */
function unforeseen(error: unknown): Refusal {
  const incident = randomUUID();
  console.error(`incident ${incident}`, error);
  return new Refusal("internal", 500, {}, { incident });
}

/** Answers a method that a route does not have. Made by a door as well, open, since it tells nothing. */
export const noMethod = (...allowed: string[]): Handler => {
  const handler: Handler = async (request) => {
    const response = problem(request, new Refusal("method.not-allowed", 405, { method: request.method }));
    response.headers.set("Allow", allowed.join(", "));
    return guarded(response);
  };
  return Object.assign(handler, { [DOOR]: true });
};
