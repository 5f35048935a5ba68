import { z } from "zod";
import { systemOf } from "../../../../../../geo/coordinate/systems";
import { database } from "../../../../../_server/database";
import { door } from "../../../../../_server/door";
import { previewOf } from "../../../../../_server/exchange/preview";
import { Refusal } from "../../../../../_server/fault";

const params = z.object({ id: z.coerce.number().int().positive() });
const query = z.object({
  layer: z.string().max(1000),
  system: z.string().max(40),
  swapped: z.enum(["0", "1"]).default("0"),
  lon: z.string().max(1000).optional(),
  lat: z.string().max(1000).optional(),
});

/** The first features of a layer in WGS84, to be drawn. */
export const GET = door({ may: "import.run", params, query }, async ({ params: { id }, query: asked }) => {
  const system = systemOf(asked.system);
  if (!system) throw new Refusal("coordinates.unknown", 400, { got: asked.system });
  const reading = { system, swapped: asked.swapped === "1", lon: asked.lon ?? null, lat: asked.lat ?? null };
  return { json: await previewOf(database().sql, id, asked.layer, reading) };
});
