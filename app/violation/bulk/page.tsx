import type { Metadata } from "next";
import { NoPlan, Refused } from "../../../components/ui/page-frame";
import { BulkViolationPage } from "../../../components/violation/violation-page";
import { MAY, may } from "../../../duty/may";
import { pageWords } from "../../_page/language";
import { type PageQuery, pathWith } from "../../_page/query";
import { cityHead, meOf, visitor } from "../../_page/visitor";
import { liveCity } from "../../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.violation-bulk") };
}

/** Many violations from one file. */
export default async function BulkViolations({ searchParams }: { readonly searchParams: PageQuery }) {
  const caller = await visitor(pathWith("/violation/bulk", await searchParams));
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "violation.report").ok) return <Refused city={city} me={me} roles={MAY["violation.report"]} />;
  if (!city) return <NoPlan me={me} />;
  return <BulkViolationPage city={city} me={me} />;
}
