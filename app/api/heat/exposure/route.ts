import { z } from "zod";
import { heatDoor } from "../../../_server/heat-door";
import { heatExposure } from "../../../_server/heat-exposure";

/** Finds of a question beside planned patrol hours, by hour of the week and by grid, and whether patrol explains the pattern. */
export const GET = heatDoor(z.object({}), async ({ heat, live, question }) => Response.json(await heatExposure(heat, live, question)));
