import { z } from "zod";
import { type Basemap, basemapFault, OWN_BASEMAP } from "../../components/map/basemap";
import { readSetting } from "../../db/setting";
import { database } from "./database";

const words = z.string().trim().max(200);
const address = (kind: "raster" | "style") =>
  z
    .string()
    .trim()
    .max(1000)
    .refine((url) => basemapFault(kind, url) === null, "http(s) address; raster tiles with {z} {x} {y}");

/** A basemap as the setting keeps it. */
export const basemapShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("own") }),
  z.object({
    kind: z.literal("raster"),
    url: address("raster"),
    tileSize: z.union([z.literal(256), z.literal(512)]),
    maxZoom: z.number().int().min(1).max(22),
    attribution: words,
    approval: words,
  }),
  z.object({ kind: z.literal("style"), url: address("style"), attribution: words, approval: words }),
]);

/** The key of the setting. */
export const BASEMAP = "basemap";

/** The basemap in use; the portal's own where none is set or the stored one no longer fits. */
export async function currentBasemap(): Promise<Basemap> {
  const parsed = basemapShape.safeParse(await readSetting(database(), BASEMAP));
  return parsed.success ? parsed.data : OWN_BASEMAP;
}
