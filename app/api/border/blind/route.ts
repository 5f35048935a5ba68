import { blindSpots } from "../../../_server/borders";
import { theCity } from "../../../_server/city";
import { door } from "../../../_server/door";

/** Most spots told at once. */
const MOST = 2000;

/** Places, grids, borders and hours that nobody answers for now, and where two would. */
export const GET = door({ may: "border.read" }, async () => {
  const live = await theCity();
  const spots = await blindSpots(live, Date.now());
  return { json: { revision: live.tag, total: spots.length, spots: spots.slice(0, MOST) } };
});
