import { open311Door } from "../../../../../_server/open311";
import { tokenResource } from "../../../request-resource";

/** The number of a request from its token. */
export const GET = open311Door(null, tokenResource);
