/** What lies under the plan: the portal's own drawing, or a map of the user's. Templates hold {z}, {x} and {y}. */
export type Basemap =
  | { readonly kind: "own" }
  | {
      readonly kind: "raster";
      readonly url: string;
      readonly tileSize: 256 | 512;
      readonly maxZoom: number;
      readonly attribution: string;
      /** 审图号: the map approval number that the law wants shown. */
      readonly approval: string;
    }
  | { readonly kind: "style"; readonly url: string; readonly attribution: string; readonly approval: string };

/** The portal's own drawing. */
export const OWN_BASEMAP: Basemap = { kind: "own" };

/** What a basemap's address lacks, or null: a web address, and for raster tiles the placeholders {z} {x} {y}. */
export function basemapFault(kind: "raster" | "style", url: string): "address" | "placeholders" | null {
  if (!/^https?:\/\/[^\s/]+\S*$/i.test(url)) return "address";
  return kind === "raster" && !["{z}", "{x}", "{y}"].every((part) => url.includes(part)) ? "placeholders" : null;
}
