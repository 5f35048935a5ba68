import type { Metadata } from "next";
import { dayTimeOf, dayTimeText } from "../../components/plan/day-time";
import { traceLinkOf } from "../../components/trace/trace-link";
import { TracePage } from "../../components/trace/trace-page";
import { NoPlan, Refused } from "../../components/ui/page-frame";
import { MAY, may } from "../../duty/may";
import { DAY } from "../../duty/time/wall-clock";
import { pageWords } from "../_page/language";
import { type PageQuery, pathWith } from "../_page/query";
import { cityHead, meOf, visitor } from "../_page/visitor";
import { liveCity } from "../_server/city";
import { env } from "../_server/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.trace") };
}

/** Trace back: who answered for a place at a past time. */
export default async function TraceBack({ searchParams }: { readonly searchParams: PageQuery }) {
  const query = await searchParams;
  const path = pathWith("/trace", query);
  const caller = await visitor(path);
  const live = await liveCity();
  const me = meOf(caller);
  if (!may(caller.role, "trace.read").ok) return <Refused city={live && cityHead(live)} me={me} roles={MAY["trace.read"]} />;
  if (!live) return <NoPlan me={me} />;
  const yesterday = dayTimeText(dayTimeOf(Date.now() - DAY, live.clock));
  return (
    <TracePage
      city={cityHead(live)}
      me={me}
      link={traceLinkOf(new URL(path, "http://page").searchParams, yesterday)}
      squads={Object.fromEntries(live.plan.squads.map(({ code, name }) => [code, name]))}
      publicUrl={env().PUBLIC_URL?.replace(/\/$/, "") ?? null}
    />
  );
}
