import type { Metadata } from "next";
import { BasemapPage } from "../../components/setting/basemap-page";
import { Refused } from "../../components/ui/page-frame";
import { MAY, may } from "../../duty/may";
import { pageWords } from "../_page/language";
import { cityHead, meOf, visitor } from "../_page/visitor";
import { currentBasemap } from "../_server/basemap";
import { liveCity } from "../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.setting") };
}

/** Settings of the portal, for administrators. */
export default async function Setting() {
  const caller = await visitor("/setting");
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "setting.change").ok) return <Refused city={city} me={me} roles={MAY["setting.change"]} />;
  return <BasemapPage city={city} me={me} basemap={await currentBasemap()} />;
}
