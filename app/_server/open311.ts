import { z } from "zod";
import { faultWords } from "../../components/words/fault-words";
import { acceptedLanguage, type Language } from "../../components/words/language";
import { message, type Values } from "../../components/words/message";
import { open311En } from "../../components/words/open311-en";
import { open311Zh } from "../../components/words/open311-zh";
import { type Action, may } from "../../duty/may";
import type { Answer } from "../../duty/violation/open311/answer-tree";
import { jsonText } from "../../duty/violation/open311/json-text";
import { errorsAnswer, faultAt, type Open311Fault } from "../../duty/violation/open311/open311-fault";
import type { Sight } from "../../duty/violation/open311/printed-request";
import { pairsOfJson, type SentValues, sentValues } from "../../duty/violation/open311/sent-values";
import { mediaType, type Suffixed, suffixed } from "../../duty/violation/open311/suffix";
import { xmlText } from "../../duty/violation/open311/xml-text";
import { bodyJson, bodyText } from "./body";
import { addressOf, type Caller, callerOf } from "./caller";
import { type LiveCity, theCity } from "./city";
import { DOOR, door } from "./door";
import { Refusal } from "./fault";
import { flood } from "./flood";

/** A word of the interface's own list. */
export type Open311Word = keyof typeof open311Zh;

/** What a resource of the interface gets: what was sent, who asks (null: nobody in particular), how much of it they see, and words in their language. */
export interface Open311Call {
  readonly request: Request;
  readonly live: LiveCity;
  /** The last piece of the path without its suffix: the name of a list, or the code or number of one thing. */
  readonly name: string;
  readonly sent: SentValues;
  readonly caller: Caller | null;
  /** Who pays when questions come too fast (flood.ts). */
  readonly payer: string;
  readonly sight: Sight;
  readonly say: (word: Open311Word, values?: Values) => string;
}

/** What a resource answers: a document, or everything that is wrong. */
export type Outcome = Answer | readonly Open311Fault[];

const LIMIT = 65_536;

const isFaults = (outcome: Outcome): outcome is readonly Open311Fault[] => Array.isArray(outcome);

const wordIn = (language: Language, word: Open311Word, values: Values = {}): string =>
  message((language === "zh" ? open311Zh : open311En)[word], values, language);

const languageOf = (request: Request): Language => acceptedLanguage(request.headers.get("accept-language"));

/** What a fault says: its own sentence, or that of the one intake behind the field's name. */
function sentence({ fault, field, got }: Open311Fault, language: Language): string {
  if (Object.hasOwn(open311Zh, fault)) return wordIn(language, fault as Open311Word, { field, got });
  return wordIn(language, "open311.at-field", { field, text: faultWords(fault, { field, got }, language) });
}

/** The status of several faults: a wrong key first, 404 when everything wrong is that something is not there, else 400. */
function statusOf(faults: readonly Open311Fault[]): number {
  if (faults.some(({ status }) => status === 403)) return 403;
  return faults.every(({ status }) => status === 404) ? 404 : 400;
}

/** HTTP's own distinctions as the standard knows them: a key that is wrong or may not is 403, what a sender can mend 400; waiting and failing stay as they are. */
const standardStatus = (status: number): number =>
  status === 401 ? 403 : status === 403 || status === 404 || status === 429 || status >= 500 ? status : 400;

function printed(answer: Answer, { format }: Suffixed, status: number, language: Language): Response {
  const headers = { "Content-Type": mediaType(format), "Content-Language": language === "zh" ? "zh-CN" : "en" };
  return new Response(format === "json" ? jsonText(answer) : xmlText(answer), { status, headers });
}

/** A refusal of the door (problem details) as the standard tells errors; anything else as it is. */
async function inStandard(request: Request, piece: Suffixed, response: Response): Promise<Response> {
  if (!response.headers.get("Content-Type")?.startsWith("application/problem+json")) return response;
  const { detail } = (await response.json()) as { detail: string };
  const code = standardStatus(response.status);
  const told = printed(errorsAnswer([{ code, description: detail }]), piece, code, languageOf(request));
  for (const name of ["Cache-Control", "Retry-After", "Vary", "X-Content-Type-Options"]) {
    const value = response.headers.get(name);
    if (value !== null) told.headers.set(name, value);
  }
  return told;
}

type Pairs = readonly (readonly [name: string, value: string])[];

/** The body's pairs: a form as the standard says, or the same as JSON. Percent signs may hide what is no UTF-8: it shows as the character of replacement. */
async function bodyPairs(request: Request): Promise<Pairs | Open311Fault> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (/^application\/(json|[\w.+-]+\+json)$/.test(type))
    return pairsOfJson(await bodyJson(request, LIMIT)) ?? faultAt("body", "open311.wrong-type", "JSON");
  if (type !== "application/x-www-form-urlencoded" && type !== "") return faultAt("Content-Type", "open311.wrong-type", type);
  const pairs = [...new URLSearchParams(await bodyText(request, LIMIT))];
  return pairs.some((pair) => pair.join("").includes("\ufffd")) ? faultAt("body", "open311.not-utf8") : pairs;
}

/** Whose key came with it, in the header or as `api_key`; null without one. A session's cookie opens nothing here. @throws Refusal 401 for a foreign key */
async function keyHolder(request: Request, sent: SentValues): Promise<Caller | null> {
  const header = request.headers.get("authorization");
  const key = sent.one("api_key");
  if (header !== null) return callerOf(new Headers({ authorization: header }));
  return key === null ? null : callerOf(new Headers({ authorization: `Bearer ${key.replace(/\s+/g, "")}` }));
}

const sightOf = (caller: Caller | null): Sight =>
  caller !== null && (may(caller.role, "violation.read").ok || may(caller.role, "violation.report").ok) ? "full" : "public";

/** Who asks and who pays for it: a key its owner, no key or a foreign one the address it came from. @throws Refusal 401, 429 */
async function asker(request: Request, sent: SentValues): Promise<Pick<Open311Call, "caller" | "payer">> {
  const address = `open311:${addressOf(request.headers)}`;
  const caller = await keyHolder(request, sent).catch((error: unknown) => {
    flood(address);
    throw error;
  });
  const payer = caller === null ? address : `token:${caller.name}`;
  flood(payer);
  return { caller, payer };
}

/** Who may act with their key. @throws Refusal 403 */
function admit(caller: Caller, action: Action): void {
  const verdict = may(caller.role, action);
  if (!verdict.ok) throw new Refusal("may.not", 403, {}, { needs: verdict.needs });
}

/** The last piece of a path; the errors of a path that cannot be read are XML. */
const lastPiece = (request: Request): Suffixed => suffixed(new URL(request.url).pathname.split("/").pop() ?? "");

/**
 * A handler of the Open311 interface: a door whose answers and refusals are printed as GeoReport v2 says, by the suffix of the path. `action` null opens
 * it to everybody; else a key (service token) is wanted of who may do what it says of the named resource.
 */
export function open311Door(action: ((name: string) => Action) | null, answer: (call: Open311Call) => Promise<Outcome>) {
  const inner = door({ may: "open", params: z.record(z.string(), z.string()) }, async ({ request, params }) => {
    const language = languageOf(request);
    const piece = suffixed(Object.values(params).pop() ?? "");
    const failed = (faults: readonly Open311Fault[]) => {
      const status = statusOf(faults);
      const errors = faults.map((fault) => ({ code: fault.status, description: sentence(fault, language) }));
      return printed(errorsAnswer(errors), piece, status, language);
    };
    if (!piece.known) return failed([faultAt("path", "open311.no-resource", Object.values(params).pop(), 404)]);
    const body = request.method === "POST" ? await bodyPairs(request) : [];
    if ("fault" in body) return failed([body]);
    const sent = sentValues([...body, ...new URL(request.url).searchParams]);
    const { caller, payer } = await asker(request, sent);
    if (action !== null && caller === null) return failed([faultAt("api_key", "open311.no-key", null, 403)]);
    if (action !== null && caller !== null) admit(caller, action(piece.name));
    const live = await theCity();
    const say = (word: Open311Word, values?: Values) => wordIn(language, word, values);
    const outcome = await answer({ request, live, name: piece.name, sent, caller, payer, sight: sightOf(caller), say });
    return isFaults(outcome) ? failed(outcome) : printed(outcome, piece, 200, language);
  });
  const handler: typeof inner = async (request, context) => inStandard(request, lastPiece(request), await inner(request, context));
  return Object.assign(handler, { [DOOR]: true });
}
