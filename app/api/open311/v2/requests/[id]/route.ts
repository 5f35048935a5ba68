import { open311Door } from "../../../../../_server/open311";
import { requestById } from "../../../request-resource";

/** One request. */
export const GET = open311Door(null, requestById);
