import type { Metadata } from "next";
import { NoPlan, Refused } from "../../../components/ui/page-frame";
import { NewViolationPage } from "../../../components/violation/violation-page";
import { MAY, may } from "../../../duty/may";
import { pageWords } from "../../_page/language";
import { type PageQuery, pathWith } from "../../_page/query";
import { cityHead, meOf, visitor } from "../../_page/visitor";
import { currentBasemap } from "../../_server/basemap";
import { liveCity } from "../../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.violation-new") };
}

/** Reports one violation. */
export default async function NewViolation({ searchParams }: { readonly searchParams: PageQuery }) {
  const caller = await visitor(pathWith("/violation/new", await searchParams));
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "violation.report").ok) return <Refused city={city} me={me} roles={MAY["violation.report"]} />;
  if (!live || !city) return <NoPlan me={me} />;
  const squads = live.plan.squads.map(({ code, name }) => ({ code, name }));
  return <NewViolationPage city={city} me={me} basemap={await currentBasemap()} squads={squads} />;
}
