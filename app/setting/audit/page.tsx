import type { Metadata } from "next";
import { AuditPage } from "../../../components/setting/audit-page";
import { Refused } from "../../../components/ui/page-frame";
import { MAY, may } from "../../../duty/may";
import { pageWords } from "../../_page/language";
import { cityHead, meOf, visitor } from "../../_page/visitor";
import { liveCity } from "../../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.audit") };
}

/** Who changed what: for who supervises, leads or administers. */
export default async function Audit() {
  const caller = await visitor("/setting/audit");
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "audit.read").ok) return <Refused city={city} me={me} roles={MAY["audit.read"]} />;
  return <AuditPage city={city} me={me} timeZone={live?.plan.version.timeZone ?? "Asia/Shanghai"} />;
}
