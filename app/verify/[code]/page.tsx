import type { Metadata } from "next";
import { headers } from "next/headers";
import { StreetPage } from "../../../components/board/street-page";
import { type Verdict, VerdictPage } from "../../../components/trace/verdict-page";
import { wordsOf } from "../../../components/words/words";
import { may } from "../../../duty/may";
import { pageLanguage, pageWords } from "../../_page/language";
import { addressOf } from "../../_server/caller";
import { keptTrace } from "../../_server/kept-trace";
import { signedIn } from "../../_server/page-user";
import { seldom } from "../../_server/seldom";

/** As at the door that tells the same to machines. */
const OFTEN = { each: 60, all: 1000, span: 60_000 } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.verify") };
}

/** What was typed, as it comes in the address. */
function typed(code: string): string {
  try {
    return decodeURIComponent(code).slice(0, 40);
  } catch {
    return code.slice(0, 40);
  }
}

async function verdictOf(code: string): Promise<Verdict | "none" | "too-often"> {
  if (!seldom("verify", addressOf(new Headers(await headers())), Date.now(), OFTEN)) return "too-often";
  const kept = await keptTrace(code);
  if (!kept) return "none";
  const { trace, digest, genuine, madeAt } = kept;
  const { lon, lat, at } = trace.asked;
  const { city, name } = trace.version;
  return {
    code: kept.code,
    genuine,
    digest,
    madeAt,
    timeZone: trace.timeZone,
    asked: { lon, lat, at },
    city,
    plan: name,
    lead: trace.answer.lead?.name ?? null,
  };
}

/** Whether a report is genuine: for everybody who holds one. */
export default async function VerifyOne({ params }: { readonly params: Promise<{ readonly code: string }> }) {
  const code = typed((await params).code);
  const language = await pageLanguage();
  const say = wordsOf(language);
  const caller = await signedIn();
  return (
    <StreetPage say={say}>
      <VerdictPage
        code={code}
        verdict={await verdictOf(code)}
        say={say}
        language={language}
        reads={caller && may(caller.role, "trace.read").ok}
      />
    </StreetPage>
  );
}
