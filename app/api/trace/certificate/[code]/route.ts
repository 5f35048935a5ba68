import { z } from "zod";
import { addressOf } from "../../../../_server/caller";
import { door } from "../../../../_server/door";
import { Refusal } from "../../../../_server/fault";
import { keptTrace } from "../../../../_server/kept-trace";
import { seldom } from "../../../../_server/seldom";

const params = z.object({ code: z.string().max(40) });
const OFTEN = { each: 60, all: 1000, span: 60_000 } as const;

/** Open to everybody who holds a report: whether a verification code is genuine, and what it was given out for; names of people stay in the report. */
export const GET = door({ may: "open", params }, async ({ params: { code }, request }) => {
  if (!seldom("verify", addressOf(request.headers), Date.now(), OFTEN)) throw new Refusal("report.too-often", 429);
  const kept = await keptTrace(code);
  if (!kept) throw new Refusal("certificate.none", 404);
  const { trace, digest, genuine, madeAt } = kept;
  const { lon, lat, at } = trace.asked;
  return {
    json: {
      code: kept.code,
      genuine,
      digest,
      madeAt,
      timeZone: trace.timeZone,
      asked: { lon, lat, at },
      version: trace.version.name,
      city: trace.version.city,
      lead: trace.answer.lead?.name ?? null,
    },
  };
});
