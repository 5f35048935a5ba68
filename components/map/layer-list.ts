/** What the person can switch on and off, in the order of the panel. */
export const LAYERS = [
  "base",
  "squad",
  "grid",
  "cell",
  "border",
  "segment",
  "post",
  "place",
  "allowance",
  "community",
  "heat",
  "live",
] as const;

export type LayerName = (typeof LAYERS)[number];

/** What a first visit shows. */
export const FIRST_LAYERS: readonly LayerName[] = ["base", "squad", "grid", "border", "segment", "post", "place", "allowance"];

/** The layers that are cut into vector tiles, each in one source layer of its own name. */
export const TILE_LAYERS = ["base", "community", "cell", "grid", "squad", "border", "segment", "post", "place", "allowance"] as const;

/** Whether a word of a link names a layer. */
export const isLayer = (name: string): name is LayerName => (LAYERS as readonly string[]).includes(name);
