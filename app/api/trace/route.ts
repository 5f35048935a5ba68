import { may } from "../../../duty/may";
import { theCity } from "../../_server/city";
import { door } from "../../_server/door";
import { traced } from "../../_server/trace";
import { questionOf, traceQuestion } from "../../_server/trace-question";

/** Traces back (责任倒查): who answered for a place at a past time or for a violation, from which version, who supervised, what was done. */
export const GET = door({ may: "trace.read", query: traceQuestion }, async ({ query, caller }) => {
  const live = await theCity();
  return { json: await traced(live, questionOf(live, query), may(caller.role, "phone.see").ok) };
});
