import type { ZodType } from "zod";
import type { HeatQuestion } from "../../duty/violation/heat-question";
import { heatQuestionOf } from "../../duty/violation/heat-question-text";
import { type Column, encodeColumns, type Json } from "../../geo/heat/column-bytes";
import { cached } from "./cached";
import { type LiveCity, theCity } from "./city";
import { door } from "./door";
import { invalidInput } from "./fault";
import { type Heat, heatOf } from "./heat";

/** What a door of heat is asked: the question, and what else its query says. */
export interface HeatCall<Query> {
  readonly request: Request;
  readonly live: LiveCity;
  readonly heat: Heat;
  readonly question: HeatQuestion;
  readonly query: Query;
}

/** The question of a request. @throws Refusal 400 with the field that cannot be read. */
export function askedOf(request: Request): HeatQuestion {
  const read = heatQuestionOf(new URL(request.url).searchParams);
  if (!read.ok) throw invalidInput([{ field: read.field, expected: read.expected, got: JSON.stringify(read.got.slice(0, 80)) }]);
  return read.question;
}

/** A door of heat: who may read heat, a question in the query, an answer that is the same while the table and the plan are. `tag` tells apart what else it depends on. */
export const heatDoor = <Query>(
  query: ZodType<Query>,
  answer: (call: HeatCall<Query>) => Promise<Response>,
  tag: (call: HeatCall<Query>) => string = () => "",
) =>
  door({ may: "heat.read", query }, async ({ request, query: words }) => {
    const question = askedOf(request);
    const live = await theCity();
    const heat = await heatOf(live);
    const call = { request, live, heat, question, query: words };
    return cached(request, `${heat.tag}${tag(call)}`, () => answer(call));
  });

/** Columns as an answer. */
export const columnsAnswer = (head: { readonly [name: string]: Json }, columns: Readonly<Record<string, Column>>): Response =>
  new Response(encodeColumns(head, columns), { headers: { "Content-Type": "application/octet-stream" } });
