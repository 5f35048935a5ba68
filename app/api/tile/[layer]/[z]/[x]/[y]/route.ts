import { z } from "zod";
import { DEEPEST } from "../../../../../../../geo/tile/tile-cutter";
import { cached } from "../../../../../../_server/cached";
import { TILE_LAYERS, type TileLayer, theCity } from "../../../../../../_server/city";
import { door } from "../../../../../../_server/door";
import { Refusal } from "../../../../../../_server/fault";

const number = z.string().regex(/^\d{1,7}$/);

/** One vector tile of one layer, with one source layer of the same name. 204 where nothing lies. */
export const GET = door(
  { may: "plan.read", params: z.object({ layer: z.string(), z: z.string(), x: z.string(), y: z.string() }) },
  async ({ request, params }) => {
    const layer = TILE_LAYERS.find((one) => one === params.layer) as TileLayer | undefined;
    if (!layer) throw new Refusal("tile.no-layer", 404, { layer: params.layer.slice(0, 40) });
    const [zoom, x, y] = [params.z, params.x, params.y.replace(/\.(mvt|pbf)$/, "")].map((text) =>
      number.safeParse(text).success ? Number(text) : Number.NaN,
    ) as [number, number, number];
    if (!(zoom <= DEEPEST && x < 2 ** zoom && y < 2 ** zoom)) throw new Refusal("tile.bad-address", 400);
    const live = await theCity();
    return cached(request, `${live.tag}-${layer}-${zoom}-${x}-${y}`, async () => {
      const bytes = (await live.tiles(layer)).cut(zoom, x, y);
      if (!bytes) return new Response(null, { status: 204 });
      return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { "Content-Type": "application/vnd.mapbox-vector-tile" } });
    });
  },
);
