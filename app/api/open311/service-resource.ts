import { localCategories } from "../../../db/category";
import { discoveryAnswer } from "../../../duty/violation/open311/discovery";
import { faultAt } from "../../../duty/violation/open311/open311-fault";
import { type Service, serviceCode, services, servicesAnswer } from "../../../duty/violation/open311/service";
import { definitionAnswer } from "../../../duty/violation/open311/service-definition";
import { publicOrigin } from "../../_server/boards";
import type { LiveCity } from "../../_server/city";
import { database } from "../../_server/database";
import type { Open311Call, Outcome } from "../../_server/open311";

/** The services of the city now. */
export const citysServices = async (live: LiveCity): Promise<Service[]> => services(await localCategories(database(), live.head.city));

/** GET services. */
export async function serviceList({ live, say }: Open311Call): Promise<Outcome> {
  const standardOf = ({ standard }: Service) => (standard === "local" ? say("open311.standard-local") : standard);
  return servicesAnswer(await citysServices(live), (service) =>
    say("open311.service", { major: service.group, name: service.name, code: service.code, standard: standardOf(service) }),
  );
}

/** GET services/{code}. */
export async function serviceDefinition({ live, name, say }: Open311Call): Promise<Outcome> {
  const codes = new Set((await citysServices(live)).map(({ code }) => code));
  const code = serviceCode((text) => (codes.has(text) ? text : null), name);
  if (code === null) return [faultAt("service_code", "open311.no-service", name, 404)];
  return definitionAnswer(code, {
    locationDetail: { description: say("open311.location-detail"), hint: say("open311.location-detail-hint") },
    seenAt: { description: say("open311.seen-at"), hint: say("open311.seen-at-hint") },
  });
}

/** GET discovery. */
export async function discovery({ request, live, say }: Open311Call): Promise<Outcome> {
  const { bureau, sample } = live.plan.version;
  return discoveryAnswer({
    contact: say("open311.contact", { bureau: bureau.name, phone: bureau.phone }),
    keyService: say("open311.key-service", { bureau: bureau.name }),
    url: `${publicOrigin(request)}/api/open311/v2`,
    production: !sample,
    local: (await localCategories(database(), live.head.city)).length,
  });
}
