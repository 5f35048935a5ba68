import { sourcesOf } from "../../../db/violation";
import { database } from "../../_server/database";
import type { Open311Call } from "../../_server/open311";

/** Which requests a caller sees in full and may update: people and readers as their role says, a sender's token its own reports only. */
export async function ownRequests({ live, caller }: Open311Call, ids: readonly number[]): Promise<(id: number) => boolean> {
  if (caller?.role !== "intake") return () => true;
  const own = [`open311:${caller.name}`, `${caller.kind}:${caller.name}`];
  const sources = await sourcesOf(database(), live.head.city, ids);
  return (id) => own.includes(sources.get(id) ?? "");
}
