import type { Metadata } from "next";
import { AuditEntry } from "../../../components/audit/audit-entry";
import { NoPlan, Refused } from "../../../components/ui/page-frame";
import { MAY, may } from "../../../duty/may";
import { pageWords } from "../../_page/language";
import { cityHead, meOf, visitor } from "../../_page/visitor";
import { liveCity } from "../../_server/city";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageWords())("title.plan-audit") };
}

/** What the plan in force leaves open. */
export default async function Audit() {
  const caller = await visitor("/plan/audit");
  const live = await liveCity();
  const city = live && cityHead(live);
  const me = meOf(caller);
  if (!may(caller.role, "plan.audit").ok) return <Refused city={city} me={me} roles={MAY["plan.audit"]} />;
  if (!city) return <NoPlan me={me} />;
  return <AuditEntry city={city} me={me} now={Date.now()} />;
}
