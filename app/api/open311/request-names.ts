import type { RequestNames, Sight } from "../../../duty/violation/open311/printed-request";
import type { ViolationLine } from "../../../duty/violation/violation-line";
import { publicOrigin } from "../../_server/boards";
import type { Open311Call } from "../../_server/open311";
import { citysServices } from "./service-resource";

/** The names that lines are told with, looked up once for all of them. */
export async function namesOf({ live, request, say }: Open311Call, sight: Sight): Promise<(line: ViolationLine) => RequestNames> {
  const names = new Map((await citysServices(live)).map(({ code, name }) => [code, name] as const));
  const squads = new Map(live.plan.squads.map(({ code, name }) => [code, name] as const));
  const origin = publicOrigin(request);
  const noticeOf = ({ kind }: ViolationLine, squad: string | null) => {
    if (squad !== null) return say("open311.notice", { squad });
    return kind === "outside" ? say("open311.notice-bureau", { bureau: live.plan.version.bureau.name }) : null;
  };
  const notesOf = ({ mergedInto, allowance }: ViolationLine) => {
    if (mergedInto !== null) return say("open311.merged", { id: String(mergedInto) });
    return allowance === null ? null : say("open311.permitted");
  };
  return (line) => {
    const agency = line.lead === null ? null : (squads.get(line.lead) ?? line.lead);
    const photo = line.photos[0];
    return {
      service: names.get(line.category) ?? line.category,
      agency,
      notice: noticeOf(line, agency),
      notes: notesOf(line),
      media: sight === "full" ? (line.media ?? (photo === undefined ? null : `${origin}/api/photo/${photo}`)) : null,
    };
  };
}
