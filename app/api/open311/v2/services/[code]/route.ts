import { open311Door } from "../../../../../_server/open311";
import { serviceDefinition } from "../../../service-resource";

/** The definition of one service: its attributes. */
export const GET = open311Door(null, serviceDefinition);
