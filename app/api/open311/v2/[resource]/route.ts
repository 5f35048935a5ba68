import { faultAt } from "../../../../../duty/violation/open311/open311-fault";
import { type Open311Call, type Outcome, open311Door } from "../../../../_server/open311";
import { requestList, requestPosted } from "../../request-resource";
import { discovery, serviceList } from "../../service-resource";
import { updateList, updatePosted } from "../../update-resource";

type Resource = (call: Open311Call) => Promise<Outcome>;

const READ: Readonly<Record<string, Resource>> = {
  discovery,
  services: serviceList,
  requests: requestList,
  servicerequestupdates: updateList,
};
const POSTED: Readonly<Record<string, Resource>> = { requests: requestPosted, servicerequestupdates: updatePosted };

const none: Resource = async ({ name }) => [faultAt("path", "open311.no-resource", name, 404)];
const named = (resources: Readonly<Record<string, Resource>>, name: string): Resource =>
  Object.hasOwn(resources, name) ? (resources[name] as Resource) : none;

/** The lists of GeoReport v2: discovery, services, requests, and FixMyStreet's servicerequestupdates. Open; what is told depends on the key. */
export const GET = open311Door(null, (call) => named(READ, call.name)(call));

/** A new request, or how one stands. Wants the key of who may do that. */
export const POST = open311Door(
  (name) => (name === "servicerequestupdates" ? "violation.update" : "violation.report"),
  (call) => named(POSTED, call.name)(call),
);
