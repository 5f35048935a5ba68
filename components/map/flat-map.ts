import type { MapOptions } from "maplibre-gl";
import { FONTS } from "./base-layers";
import type { MapLibreMap } from "./maplibre";

/** What all maps of the portal have in common: seen from above, north up, drawn once, letters from the machine's own fonts. */
export const FLAT: Omit<MapOptions, "container"> = {
  localIdeographFontFamily: FONTS.join(", "),
  attributionControl: false,
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  renderWorldCopies: false,
};

/** Takes from two fingers and from the keys what would turn the map. */
export function northUp(map: MapLibreMap): void {
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
}
