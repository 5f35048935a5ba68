import type { Metadata } from "next";
import { Refused } from "../../../components/ui/page-frame";
import { VersionPage } from "../../../components/version/version-page";
import { MAY, may } from "../../../duty/may";
import { pageWords } from "../../_page/language";
import { cityHead, meOf, visitor } from "../../_page/visitor";
import { liveCity } from "../../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.version") };
}

/** The versions of plans: drafts, in force, retired. */
export default async function Version() {
  const caller = await visitor("/plan/version");
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "plan.read").ok) return <Refused city={city} me={me} roles={MAY["plan.read"]} />;
  return <VersionPage city={city} me={me} />;
}
