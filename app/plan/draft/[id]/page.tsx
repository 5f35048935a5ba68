import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DraftPage } from "../../../../components/draft/draft-page";
import { Refused } from "../../../../components/ui/page-frame";
import { findVersion } from "../../../../db/version";
import { MAY, may } from "../../../../duty/may";
import { pageWords } from "../../../_page/language";
import { cityHead, meOf, visitor } from "../../../_page/visitor";
import { liveCity } from "../../../_server/city";
import { database } from "../../../_server/database";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.draft") };
}

/** The workbench of one version: a draft to be changed, any other to be looked at. */
export default async function Draft({ params }: { readonly params: Promise<{ id: string }> }) {
  const { id } = await params;
  const caller = await visitor(`/plan/draft/${id}`);
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "plan.draft").ok) return <Refused city={city} me={me} roles={MAY["plan.draft"]} />;
  const version = /^\d{1,9}$/.test(id) ? await findVersion(database(), Number(id)) : null;
  if (!version) notFound();
  return (
    <DraftPage
      id={version.id}
      city={city}
      me={me}
      state={version.state}
      name={version.name}
      cityName={version.cityName}
      here={live?.head.city === version.city}
    />
  );
}
