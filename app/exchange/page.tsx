import type { Metadata } from "next";
import { ExchangePage } from "../../components/exchange/exchange-page";
import { Refused } from "../../components/ui/page-frame";
import { MAY, may } from "../../duty/may";
import { pageWords } from "../_page/language";
import { type PageQuery, pathWith } from "../_page/query";
import { cityHead, meOf, visitor } from "../_page/visitor";
import { liveCity } from "../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.exchange") };
}

/** Files from elsewhere come into drafts here, for administrators. */
export default async function Exchange({ searchParams }: { readonly searchParams: PageQuery }) {
  const caller = await visitor(pathWith("/exchange", await searchParams));
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "import.run").ok) return <Refused city={city} me={me} roles={MAY["import.run"]} />;
  return <ExchangePage city={city} me={me} timeZone={live?.plan.version.timeZone ?? "Asia/Shanghai"} />;
}
