import { AttributionControl, Map as MapLibreMap, ScaleControl, setWorkerUrl } from "maplibre-gl";

// The one file that takes maplibre-gl. Without its worker the page loads, and the map never does.
setWorkerUrl("/maplibre/maplibre-gl-worker.mjs");

export { AttributionControl, MapLibreMap, ScaleControl };
