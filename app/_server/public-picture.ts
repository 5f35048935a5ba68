import type { PublicPicture } from "../../components/heat/public-picture";
import { planeAt } from "../../geo/plane/plane";
import type { Line, Point } from "../../geo/plane/point";
import type { LiveCity } from "./city";
import { Refusal } from "./fault";
import { heatGround } from "./heat-ground";
import { kept } from "./kept";

const WIDTH = 1000;
/** Room about the city, by its width. */
const ROOM = 0.04;

/** A line as a path of whole units; points that fall on the one before are left out. */
function pathOf(line: Line, at: PublicPicture["at"], close: boolean): string {
  let text = "";
  let before = "";
  for (const point of line) {
    const now = at(point).map(Math.round).join(" ");
    if (now !== before) text += `${text === "" ? "M" : "L"}${now}`;
    before = now;
  }
  return close ? `${text}Z` : text;
}

function drawn(live: LiveCity): PublicPicture {
  const { bounds } = live;
  if (!bounds) throw new Refusal("no-plan", 503);
  const plane = planeAt([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]);
  const [west, south, east, north] = bounds;
  const across = (east - west) * plane.kx * (1 + 2 * ROOM);
  const scale = WIDTH / across;
  const pad = WIDTH * (ROOM / (1 + 2 * ROOM));
  const at = ([lon, lat]: Point) => [pad + (lon - west) * plane.kx * scale, pad + (north - lat) * plane.ky * scale] as const;
  const { land, streets, turfs } = heatGround(live);
  const rings = (areas: readonly (readonly (readonly Line[])[])[]) =>
    areas
      .flat(2)
      .map((ring) => pathOf(ring, at, true))
      .join("");
  return {
    width: WIDTH,
    height: Math.round(2 * pad + (north - south) * plane.ky * scale),
    land: rings(land),
    turfs: rings(turfs.map(({ area }) => area)),
    streets: streets
      .filter(({ class: kind }) => kind === "main")
      .map(({ line }) => pathOf(line, at, false))
      .join(""),
    at,
  };
}

/** The city's ground as a drawing; kept while the plan is. */
export function publicPicture(live: LiveCity): PublicPicture {
  const holder = kept<{ plan: unknown; picture: PublicPicture | null }>("heat-picture", () => ({ plan: null, picture: null }));
  if (holder.plan !== live.plan || !holder.picture) Object.assign(holder, { plan: live.plan, picture: drawn(live) });
  return holder.picture as PublicPicture;
}
