import type { Metadata } from "next";
import { BorderPage } from "../../components/border/border-page";
import { NoPlan, Refused } from "../../components/ui/page-frame";
import { MAY, may } from "../../duty/may";
import { pageWords } from "../_page/language";
import { type PageQuery, pathWith } from "../_page/query";
import { cityHead, meOf, visitor } from "../_page/visitor";
import { liveCity } from "../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.border") };
}

/** The ledger of borders: who leads where two squads meet, how that was settled, what is blind. */
export default async function Border({ searchParams }: { readonly searchParams: PageQuery }) {
  const caller = await visitor(pathWith("/border", await searchParams));
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "border.read").ok) return <Refused city={city} me={me} roles={MAY["border.read"]} />;
  if (!city) return <NoPlan me={me} />;
  return <BorderPage city={city} me={me} />;
}
