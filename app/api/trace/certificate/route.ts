import { keepCertificate } from "../../../../db/certificate";
import { may } from "../../../../duty/may";
import { actorOf } from "../../../_server/caller";
import { digestOf, verificationCode } from "../../../_server/certificates";
import { theCity } from "../../../_server/city";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { traced } from "../../../_server/trace";
import { questionOf, traceQuestion } from "../../../_server/trace-question";

/** Gives out a trace back under a verification code: it is kept as it is now, for good. */
export const POST = door({ may: "trace.read", body: traceQuestion }, async ({ body, caller, request }) => {
  const live = await theCity();
  const trace = await traced(live, questionOf(live, body), may(caller.role, "phone.see").ok);
  const code = verificationCode();
  const content = { trace, squads: Object.fromEntries(live.plan.squads.map(({ code: squad, name }) => [squad, name])) };
  const digest = digestOf(content);
  await keepCertificate(
    database(),
    live.head.city,
    { code, content, digest, madeBy: caller.displayName },
    actorOf(caller, request.headers),
  );
  return { json: { code, digest }, status: 201, headers: { Location: `/api/trace/certificate/${code}` } };
});
