import type { Metadata } from "next";
import { HandoverPage } from "../../../components/handover/handover-page";
import { NoPlan, Refused } from "../../../components/ui/page-frame";
import { MAY, may } from "../../../duty/may";
import { pageWords } from "../../_page/language";
import { type PageQuery, pathWith } from "../../_page/query";
import { cityHead, meOf, visitor } from "../../_page/visitor";
import { liveCity } from "../../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.handover") };
}

/** Scenes under first receipt: who controls which, what is offered to whom, what the leader is to decide. */
export default async function Handover({ searchParams }: { readonly searchParams: PageQuery }) {
  const caller = await visitor(pathWith("/border/handover", await searchParams));
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "custody.read").ok) return <Refused city={city} me={me} roles={MAY["custody.read"]} />;
  if (!city) return <NoPlan me={me} />;
  return <HandoverPage city={city} me={me} />;
}
