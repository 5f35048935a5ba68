import { z } from "zod";
import { LAYER_USES, type LayerUse } from "../../../duty/exchange/targets";
import { knownTimeZone } from "../../../duty/time/wall-clock";

const name = z.string().trim().min(1).max(200);
const field = z.string().max(1000);

/** What one layer of a file is, and which of its columns is what. */
const layerShape = z.object({
  layer: z.string().max(1000),
  use: z.enum(LAYER_USES as [LayerUse, ...LayerUse[]]),
  columns: z.record(z.string().max(100), field),
  lon: field.nullable().default(null),
  lat: field.nullable().default(null),
});

/** Where what comes in goes: a draft there is, or a new one, in a city there is or a new one. */
const intoShape = z.union([
  z.object({ plan: z.number().int().positive() }),
  z.object({
    name,
    basedOn: z.number().int().positive().nullable().default(null),
    city: z.union([
      z.object({ id: z.number().int().positive() }),
      z.object({ name, timeZone: z.string().max(100).refine(knownTimeZone, "IANA time zone") }),
    ]),
  }),
]);

/** What the user tells of a file before it is taken. */
export const importOptionsShape = z.object({
  encoding: z.string().max(40).nullable().default(null),
  /** Code of the coordinate system the file's points are in. */
  system: z.string().max(40),
  swapped: z.boolean().default(false),
  layers: z.array(layerShape).max(500),
  into: intoShape,
  /** Whether what the draft has beside the file's rows, in the lists the file brings, goes. */
  whole: z.boolean().default(false),
  /** Whether the ground the city has in the layers the file brings goes. */
  replaceGround: z.boolean().default(false),
  /** Whether what could not be read is left out knowingly; else it refuses the whole. */
  skipFaults: z.boolean().default(false),
});

/** The same as a type. */
export type ImportOptions = z.infer<typeof importOptionsShape>;
