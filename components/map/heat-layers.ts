import type { CanvasSource, ExpressionSpecification, GeoJSONSource } from "maplibre-gl";
import type { Bounds } from "../../geo/plane/point";
import { boxRing } from "./heat-frame";
import type { HeatPicture } from "./heat-paint";
import type { MapLibreMap } from "./maplibre";
import { SIGNAL } from "./palette";

/** Cells by colour: which of `colours` each cell has; a cell that is not named has none. */
export interface HeatCells {
  readonly colours: readonly string[];
  readonly classes: ReadonlyMap<string, number>;
}

/** Heat on an open map. It lies under lines, signs and names: a street under it can still be read. */
export interface HeatLayers {
  /** Lays a picture over the ground; `smooth` blends its pixels. */
  paint(picture: HeatPicture | null, smooth: boolean): void;
  /** Colours the cells of the plan. */
  cells(cells: HeatCells | null): void;
  /** Outlines a square. */
  mark(square: Bounds | null): void;
  /** Code of the coloured cell at pixels of the container, or null. */
  cellAt(x: number, y: number): string | null;
  /** What the map shows, as a picture; drawn anew for it. */
  picture(): Promise<HTMLCanvasElement>;
  close(): void;
}

const PICTURE = "heat-picture";
const CELLS = "heat-cell";
const MARK = "heat-mark";
/** Everything from here on lies above heat. */
const ABOVE = "cell-line";

type Corners = [[number, number], [number, number], [number, number], [number, number]];
const corners = ([west, south, east, north]: Bounds): Corners => [
  [west, north],
  [east, north],
  [east, south],
  [west, south],
];

/** A canvas that MapLibre reads pictures from. Made with the first picture: a canvas source needs a place. */
function pictureLayer(map: MapLibreMap, before: string | undefined) {
  const canvas = document.createElement("canvas");
  const put = ({ width, height, pixels }: HeatPicture) => {
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d")?.putImageData(new ImageData(pixels, width, height), 0, 0);
  };
  const open = (bounds: Bounds) => {
    map.addSource(PICTURE, { type: "canvas", canvas, coordinates: corners(bounds), animate: false } as never);
    map.addLayer({ id: PICTURE, type: "raster", source: PICTURE, paint: { "raster-fade-duration": 0 } }, before);
  };
  return (picture: HeatPicture | null, smooth: boolean) => {
    if (!picture) {
      if (map.getLayer(PICTURE)) map.setLayoutProperty(PICTURE, "visibility", "none");
      return;
    }
    put(picture);
    if (!map.getSource(PICTURE)) open(picture.bounds);
    const source = map.getSource(PICTURE) as CanvasSource;
    source.setCoordinates(corners(picture.bounds));
    map.setPaintProperty(PICTURE, "raster-resampling", smooth ? "linear" : "nearest");
    map.setLayoutProperty(PICTURE, "visibility", "visible");
    source.play();
    map.once("render", () => source.pause());
    map.triggerRepaint();
  };
}

/** Colours cells by the state of their features: tiles stay as they are. */
function cellLayer(map: MapLibreMap, before: string | undefined) {
  let shown: ReadonlyMap<string, number> = new Map();
  map.addLayer(
    { id: CELLS, type: "fill", source: "cell", "source-layer": "cell", layout: { visibility: "none" }, paint: { "fill-antialias": false } },
    before,
  );
  const mark = (id: string, heat: number) => map.setFeatureState({ source: "cell", sourceLayer: "cell", id }, { heat });
  return (cells: HeatCells | null) => {
    map.setLayoutProperty(CELLS, "visibility", cells ? "visible" : "none");
    const next = cells?.classes ?? new Map<string, number>();
    for (const id of shown.keys()) if (!next.has(id)) mark(id, -1);
    for (const [id, heat] of next) if (shown.get(id) !== heat) mark(id, heat);
    shown = next;
    if (!cells) return;
    const steps = cells.colours.flatMap((colour, index) => [index, colour]);
    const colour = ["step", ["number", ["feature-state", "heat"], -1], "rgba(0, 0, 0, 0)", ...steps] as unknown as ExpressionSpecification;
    map.setPaintProperty(CELLS, "fill-color", cells.colours.length > 0 ? colour : "rgba(0, 0, 0, 0)");
  };
}

function markLayer(map: MapLibreMap) {
  map.addSource(MARK, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  map.addLayer({ id: MARK, type: "line", source: MARK, paint: { "line-color": SIGNAL.selected, "line-width": 2.4 } });
  return (square: Bounds | null) => {
    const ring = square && boxRing(square).map(([lon, lat]) => [lon, lat]);
    const geometry = { type: "LineString" as const, coordinates: ring ?? [] };
    const features = ring ? [{ type: "Feature" as const, properties: {}, geometry }] : [];
    (map.getSource(MARK) as GeoJSONSource | undefined)?.setData({ type: "FeatureCollection", features });
  };
}

/** A copy of the map's canvas, taken while it is drawn: afterwards the browser may have emptied it. */
const copied = (map: MapLibreMap): Promise<HTMLCanvasElement> =>
  new Promise((done) => {
    map.once("render", () => {
      const canvas = document.createElement("canvas");
      const drawn = map.getCanvas();
      canvas.width = drawn.width;
      canvas.height = drawn.height;
      canvas.getContext("2d")?.drawImage(drawn, 0, 0);
      done(canvas);
    });
    map.triggerRepaint();
  });

/** Opens the layers of heat on a loaded map of the plan. */
export function openHeatLayers(map: MapLibreMap): HeatLayers {
  const before = map.getLayer(ABOVE) ? ABOVE : undefined;
  const paint = pictureLayer(map, before);
  const cells = cellLayer(map, before);
  const mark = markLayer(map);
  return {
    paint,
    cells,
    mark,
    cellAt: (x, y) => {
      const [found] = map.queryRenderedFeatures([x, y], { layers: [CELLS] });
      return typeof found?.id === "string" ? found.id : ((found?.properties.code as string | undefined) ?? null);
    },
    picture: () => copied(map),
    close: () => {
      for (const id of [PICTURE, CELLS, MARK]) if (map.getLayer(id)) map.removeLayer(id);
      for (const id of [PICTURE, MARK]) if (map.getSource(id)) map.removeSource(id);
    },
  };
}
