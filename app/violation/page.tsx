import type { Metadata } from "next";
import { NoPlan, Refused } from "../../components/ui/page-frame";
import { ViolationPage } from "../../components/violation/violation-page";
import { MAY, may } from "../../duty/may";
import { pageWords } from "../_page/language";
import { type PageQuery, pathWith } from "../_page/query";
import { cityHead, meOf, visitor } from "../_page/visitor";
import { currentBasemap } from "../_server/basemap";
import { liveCity } from "../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.violation") };
}

/** Violations as they come in: list and map, live; one of them by `?id=`. */
export default async function Violations({ searchParams }: { readonly searchParams: PageQuery }) {
  const caller = await visitor(pathWith("/violation", await searchParams));
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "violation.read").ok) return <Refused city={city} me={me} roles={MAY["violation.read"]} />;
  if (!live || !city) return <NoPlan me={me} />;
  const squads = live.plan.squads.map(({ code, name }) => ({ code, name }));
  return <ViolationPage city={city} me={me} basemap={await currentBasemap()} squads={squads} />;
}
