import type { Metadata } from "next";
import { PlanPage } from "../../components/plan/plan-page";
import { NoPlan, Refused } from "../../components/ui/page-frame";
import { MAY, may } from "../../duty/may";
import { pageWords } from "../_page/language";
import { type PageQuery, pathWith } from "../_page/query";
import { cityHead, meOf, visitor } from "../_page/visitor";
import { currentBasemap } from "../_server/basemap";
import { liveCity } from "../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.plan") };
}

/** The map: who answers for a place at a time. */
export default async function Plan({ searchParams }: { readonly searchParams: PageQuery }) {
  const caller = await visitor(pathWith("/plan", await searchParams));
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "plan.read").ok) return <Refused city={city} me={me} roles={MAY["plan.read"]} />;
  if (!city) return <NoPlan me={me} />;
  return <PlanPage city={city} me={me} basemap={await currentBasemap()} />;
}
