import type { Metadata } from "next";
import { IntakePage } from "../../../components/setting/intake/intake-page";
import { NoPlan, Refused } from "../../../components/ui/page-frame";
import { MAY, may } from "../../../duty/may";
import { pageWords } from "../../_page/language";
import { cityHead, meOf, visitor } from "../../_page/visitor";
import { liveCity } from "../../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.intake-setting") };
}

/** Vocabulary, cameras, retention and tokens, for administrators. */
export default async function IntakeSetting() {
  const caller = await visitor("/setting/intake");
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "vocabulary.change").ok) return <Refused city={city} me={me} roles={MAY["vocabulary.change"]} />;
  return city ? <IntakePage city={city} me={me} /> : <NoPlan me={me} />;
}
