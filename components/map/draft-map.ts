import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { GeoJSONSource, LayerSpecification, MapMouseEvent, SourceSpecification } from "maplibre-gl";
import type { Plan } from "../../duty/plan";
import { colouring } from "../../geo/border/colouring";
import { dissolveBy } from "../../geo/border/dissolve";
import { sharedArcs } from "../../geo/border/shared-arcs";
import { sharedEdges } from "../../geo/border/shared-edges";
import { anchorOf } from "../../geo/plane/anchor";
import { boundsOfAll } from "../../geo/plane/bounds";
import type { Area, Bounds, Line, Point } from "../../geo/plane/point";
import { baseLayers, baseNames, FONTS } from "./base-layers";
import { TILE_MAX_ZOOM } from "./map-style";
import { AttributionControl, MapLibreMap, ScaleControl } from "./maplibre";
import { GROUND, SIGNAL, TONES } from "./palette";

/** Something to be marked on the draft's map: a fault, a stray, what a proposal changes. */
export interface DraftMark {
  readonly id: string;
  readonly kind: "fault" | "stray" | "change" | "gain";
  readonly at: Point | null;
  readonly area: Area | null;
  readonly line: Line | null;
}

/** What is being drawn: its points so far, closed for a ring, and the vertices one may take hold of. */
export interface DraftSketch {
  readonly points: readonly Point[];
  readonly ring: boolean;
  readonly vertices: readonly Point[];
  readonly middles: readonly Point[];
}

/** What the map tells. */
export interface DraftMapListener {
  loaded(): void;
  clicked(at: Point, cell: string | null, more: boolean): void;
  doubleClicked(): void;
  moved(at: Point): void;
  /** A vertex was taken hold of, dragged and let go. */
  dragged(from: Point, to: Point, done: boolean): void;
  /** A place on an edge that is not a vertex yet was clicked. */
  added(at: Point): void;
  lassoed(ring: Line): void;
  failed(): void;
}

/** What a pointer does on the map. */
export type DraftMode = "choose" | "draw" | "vertex" | "lasso";

/** The draft's map, as the page uses it. */
export interface DraftMap {
  show(plan: Plan): void;
  choose(cells: ReadonlySet<string>): void;
  mark(marks: readonly DraftMark[]): void;
  sketch(sketch: DraftSketch): void;
  mode(mode: DraftMode): void;
  fit(bounds: Bounds): void;
  fly(at: Point): void;
  /** The vertex within `reach` pixels of a place, or the place itself. */
  snapped(at: Point, vertices: readonly Point[], reach: number): Point;
  /** Middle of the view and the vertices of the shown cells in it, at most so many. */
  middle(): Point;
  verticesInView(plan: Plan, most: number): Point[];
  close(): void;
}

const none: FeatureCollection = { type: "FeatureCollection", features: [] };
const empty = (): SourceSpecification => ({ type: "geojson", data: none });
const polygon = (area: Area): Geometry => ({ type: "MultiPolygon", coordinates: area as unknown as number[][][][] });
const lineString = (line: Line): Geometry => ({ type: "LineString", coordinates: line as unknown as number[][] });
const spot = (at: Point): Geometry => ({ type: "Point", coordinates: [...at] });
const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({ type: "Feature", geometry, properties });
const collection = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

const TONED = ["match", ["get", "tone"], ...TONES.flatMap((tone, index) => [index, tone.fill]), "#d8d4c8"] as unknown as string;
const TONED_LINE = ["match", ["get", "tone"], ...TONES.flatMap((tone, index) => [index, tone.line]), "#6f6a60"] as unknown as string;
const TONED_TEXT = ["match", ["get", "tone"], ...TONES.flatMap((tone, index) => [index, tone.text]), GROUND.text] as unknown as string;
const MARKED = ["match", ["get", "kind"], "fault", "#c01c28", "stray", "#b23c00", "gain", "#17694a", "#5b3b8f"] as unknown as string;
const kindIs = (kind: string) => ["==", ["geometry-type"], kind] as ["==", ["geometry-type"], string];
const roleIs = (role: string) => ["==", ["get", "role"], role] as ["==", ["get", string], string];

const LAYERS: readonly LayerSpecification[] = [
  {
    id: "cell-fill",
    type: "fill",
    source: "cell",
    paint: { "fill-color": TONED, "fill-opacity": ["match", ["get", "shade"], 0, 0.16, 1, 0.3, 0.44] },
  },
  {
    id: "community-fill",
    type: "fill",
    source: "community",
    filter: ["==", ["get", "bare"], true],
    paint: { "fill-color": "#8a6f9c", "fill-opacity": 0.16 },
  },
  {
    id: "cell-line",
    type: "line",
    source: "cell",
    paint: {
      "line-color": "#6f6a60",
      "line-width": ["interpolate", ["linear"], ["zoom"], 11, 0.15, 14, 0.7, 17, 1.2],
      "line-opacity": 0.7,
    },
  },
  {
    id: "community-line",
    type: "line",
    source: "community",
    paint: { "line-color": "#7a4a6b", "line-width": 1.5, "line-dasharray": [5, 2, 1, 2] },
  },
  {
    id: "grid-line",
    type: "line",
    source: "border",
    filter: roleIs("grid"),
    layout: { "line-join": "round" },
    paint: { "line-color": TONED_LINE, "line-width": 2.2 },
  },
  {
    id: "squad-line",
    type: "line",
    source: "border",
    filter: roleIs("squad"),
    layout: { "line-join": "round" },
    paint: { "line-color": "#26303b", "line-width": 3.4 },
  },
  { id: "chosen-fill", type: "fill", source: "chosen", paint: { "fill-color": SIGNAL.selected, "fill-opacity": 0.34 } },
  { id: "chosen-line", type: "line", source: "chosen", paint: { "line-color": SIGNAL.selected, "line-width": 2.4 } },
  { id: "mark-fill", type: "fill", source: "mark", filter: kindIs("Polygon"), paint: { "fill-color": MARKED, "fill-opacity": 0.42 } },
  {
    id: "mark-line",
    type: "line",
    source: "mark",
    filter: ["!=", ["geometry-type"], "Point"],
    paint: { "line-color": MARKED, "line-width": 2.2 },
  },
  {
    id: "mark-spot",
    type: "circle",
    source: "mark",
    filter: kindIs("Point"),
    paint: { "circle-radius": 5.5, "circle-color": MARKED, "circle-stroke-width": 1.6, "circle-stroke-color": "#ffffff" },
  },
  {
    id: "name-grid",
    type: "symbol",
    source: "name",
    minzoom: 11.5,
    layout: { "text-field": ["get", "name"], "text-font": [...FONTS], "text-size": 12, "text-max-width": 7 },
    paint: { "text-color": TONED_TEXT, "text-halo-color": "#ffffff", "text-halo-width": 1.6 },
  },
  {
    id: "sketch-fill",
    type: "fill",
    source: "sketch",
    filter: kindIs("Polygon"),
    paint: { "fill-color": "#0f4c81", "fill-opacity": 0.14 },
  },
  {
    id: "sketch-line",
    type: "line",
    source: "sketch",
    filter: ["!=", ["geometry-type"], "Point"],
    paint: { "line-color": "#0f4c81", "line-width": 2.6, "line-dasharray": [2, 1.2] },
  },
  {
    id: "sketch-middle",
    type: "circle",
    source: "sketch",
    filter: roleIs("middle"),
    paint: { "circle-radius": 4, "circle-color": "#ffffff", "circle-stroke-width": 1.6, "circle-stroke-color": "#5d6875" },
  },
  {
    id: "sketch-vertex",
    type: "circle",
    source: "sketch",
    filter: roleIs("vertex"),
    paint: { "circle-radius": 6, "circle-color": "#0f4c81", "circle-stroke-width": 2, "circle-stroke-color": "#ffffff" },
  },
];

/** The lines between grids and squads, each squad's tone, and the grids' names. */
function drawing(plan: Plan) {
  const areas = plan.cells.map(({ area }) => area);
  const gridOf = new Map(plan.grids.map((grid) => [grid.code, grid] as const));
  const squadAt = (index: number) => gridOf.get(plan.cells[index]?.grid ?? "")?.squad ?? "";
  const gridCodes = [...new Set(plan.cells.map(({ grid }) => grid))].sort();
  const squadCodes = [...new Set(gridCodes.map((code) => gridOf.get(code)?.squad ?? ""))].sort();
  const near = (codes: readonly string[], ownerOf: (index: number) => string) => {
    const place = new Map(codes.map((code, index) => [code, index] as const));
    const sets = codes.map(() => new Set<number>());
    for (const { left, right } of sharedEdges(areas)) {
      if (right < 0) continue;
      const [one, other] = [place.get(ownerOf(left)) as number, place.get(ownerOf(right)) as number];
      if (one === other) continue;
      sets[one]?.add(other);
      sets[other]?.add(one);
    }
    const tones = colouring(sets);
    return new Map(codes.map((code, index) => [code, tones[index] as number] as const));
  };
  const gridAt = (index: number) => plan.cells[index]?.grid ?? "";
  // As long as there are colours enough, every squad has its own.
  const tones =
    squadCodes.length <= TONES.length ? new Map(squadCodes.map((code, index) => [code, index] as const)) : near(squadCodes, squadAt);
  const shades = near(gridCodes, gridAt);
  const toneOf = (grid: string) => (tones.get(gridOf.get(grid)?.squad ?? "") ?? 0) % TONES.length;
  const cells = plan.cells.map((cell) =>
    feature(polygon(cell.area), { code: cell.code, tone: toneOf(cell.grid), shade: (shades.get(cell.grid) ?? 0) % 3 }),
  );
  const borders = [
    ...sharedArcs(areas, gridAt).map(({ left, line }) => feature(lineString(line), { role: "grid", tone: toneOf(left) })),
    ...sharedArcs(areas, squadAt).flatMap(({ right, line }) => (right === null ? [] : [feature(lineString(line), { role: "squad" })])),
  ];
  const names = [...dissolveBy(areas, gridAt)].map(([code, area]) =>
    feature(spot(anchorOf(area)), { name: gridOf.get(code)?.name ?? code, tone: toneOf(code) }),
  );
  const divided = new Set(plan.cells.map(({ community }) => community));
  const communities = plan.communities.map(({ code, area }) => feature(polygon(area), { code, bare: !divided.has(code) }));
  const bare = plan.communities
    .filter(({ code }) => !divided.has(code))
    .map(({ name, area }) => feature(spot(anchorOf(area)), { name, tone: -1 }));
  return {
    cells: collection(cells),
    borders: collection(borders),
    names: collection([...names, ...bare]),
    communities: collection(communities),
  };
}

const point = (event: MapMouseEvent): Point => [event.lngLat.lng, event.lngLat.lat];
const REACH = 12;

/** Opens the map of a draft. `tiles`: whether the portal's own basemap is of this city. */
export function openDraftMap(
  {
    container,
    origin,
    revision,
    bounds,
    tiles,
    title,
    attribution,
  }: {
    readonly container: HTMLElement;
    readonly origin: string;
    readonly revision: string;
    readonly bounds: Bounds | null;
    readonly tiles: boolean;
    readonly title: string;
    readonly attribution: string;
  },
  listener: { readonly current: DraftMapListener },
): DraftMap {
  const base: Record<string, SourceSpecification> = tiles
    ? { base: { type: "vector", tiles: [`${origin}/api/tile/base/{z}/{x}/{y}?v=${revision}`], minzoom: 0, maxzoom: TILE_MAX_ZOOM } }
    : {};
  const map = new MapLibreMap({
    container,
    style: {
      version: 8,
      sources: {
        ...base,
        cell: empty(),
        community: empty(),
        border: empty(),
        name: empty(),
        chosen: empty(),
        mark: empty(),
        sketch: empty(),
      },
      layers: [
        { id: "beyond", type: "background", paint: { "background-color": GROUND.beyond } },
        ...(tiles ? [...baseLayers, ...baseNames] : []),
        ...LAYERS,
      ],
    },
    ...(bounds
      ? { bounds: [...bounds] as [number, number, number, number], fitBoundsOptions: { padding: 40 } }
      : { center: [104, 35] as [number, number], zoom: 3 }),
    localIdeographFontFamily: FONTS.join(", "),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    maxZoom: 20,
    fadeDuration: 0,
    locale: { "Map.Title": title },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.doubleClickZoom.disable();
  // Shift chooses several.
  map.boxZoom.disable();
  map.addControl(new AttributionControl({ compact: true, customAttribution: attribution }), "bottom-right");
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-right");

  let mode: DraftMode = "choose";
  let shown: Plan | null = null;
  const set = (name: string, data: FeatureCollection): void => {
    (map.getSource(name) as GeoJSONSource | undefined)?.setData(data);
  };
  const under = (event: MapMouseEvent, layer: string) => map.queryRenderedFeatures(event.point, { layers: [layer] })[0];
  const around = (event: MapMouseEvent, layer: string) => {
    const { x, y } = event.point;
    const found = map.queryRenderedFeatures(
      [
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ],
      { layers: [layer] },
    )[0];
    return found?.geometry.type === "Point" ? (found.properties as { lon: number; lat: number }) : null;
  };

  let hold: { from: Point; to: Point } | null = null;
  let lasso: Point[] | null = null;
  map.on("mousedown", (event) => {
    if (mode === "vertex") {
      const vertex = around(event, "sketch-vertex");
      if (!vertex) return;
      event.preventDefault();
      hold = { from: [vertex.lon, vertex.lat], to: [vertex.lon, vertex.lat] };
    } else if (mode === "lasso") {
      event.preventDefault();
      lasso = [point(event)];
    }
  });
  map.on("mousemove", (event) => {
    if (hold) {
      hold.to = point(event);
      listener.current.dragged(hold.from, hold.to, false);
    } else if (lasso) {
      lasso.push(point(event));
      set("sketch", collection([feature(lineString(lasso), { role: "lasso" })]));
    } else if (mode === "draw") listener.current.moved(point(event));
  });
  map.on("mouseup", () => {
    if (hold) {
      const { from, to } = hold;
      hold = null;
      listener.current.dragged(from, to, true);
    }
    if (lasso) {
      const ring = lasso;
      lasso = null;
      set("sketch", none);
      if (ring.length > 3) listener.current.lassoed([...ring, ring[0] as Point]);
    }
  });
  map.on("click", (event) => {
    if (mode === "vertex") {
      const middle = around(event, "sketch-middle");
      if (middle && !around(event, "sketch-vertex")) return listener.current.added([middle.lon, middle.lat]);
    }
    const code = under(event, "cell-fill")?.properties.code;
    const { shiftKey, ctrlKey, metaKey } = event.originalEvent;
    listener.current.clicked(point(event), typeof code === "string" ? code : null, shiftKey || ctrlKey || metaKey);
  });
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || mode !== "choose") return;
    event.preventDefault();
    const { lng, lat } = map.getCenter();
    const code = map.queryRenderedFeatures(map.project([lng, lat]), { layers: ["cell-fill"] })[0]?.properties.code;
    listener.current.clicked([lng, lat], typeof code === "string" ? code : null, true);
  });
  map.on("dblclick", () => listener.current.doubleClicked());
  map.on("error", ({ error }) => {
    console.error(error);
    listener.current.failed();
  });
  map.once("load", () => listener.current.loaded());

  const pixels = (at: Point) => map.project([at[0], at[1]]);
  return {
    show: (plan) => {
      shown = plan;
      const { cells, borders, names, communities } = drawing(plan);
      set("cell", cells);
      set("border", borders);
      set("name", names);
      set("community", communities);
    },
    choose: (codes) =>
      set(
        "chosen",
        collection((shown?.cells ?? []).filter(({ code }) => codes.has(code)).map(({ code, area }) => feature(polygon(area), { code }))),
      ),
    mark: (marks) =>
      set(
        "mark",
        collection(
          marks.flatMap(({ id, kind, at, area, line }) => [
            ...(area ? [feature(polygon(area), { id, kind })] : []),
            ...(line ? [feature(lineString(line), { id, kind })] : []),
            ...(at ? [feature(spot(at), { id, kind })] : []),
          ]),
        ),
      ),
    sketch: ({ points, ring, vertices, middles }) => {
      const shape =
        points.length > 1
          ? [ring && points.length > 2 ? feature(polygon([[[...points, points[0] as Point]]]), {}) : feature(lineString(points), {})]
          : [];
      const spots = (list: readonly Point[], role: string) => list.map((at) => feature(spot(at), { role, lon: at[0], lat: at[1] }));
      set("sketch", collection([...shape, ...spots(middles, "middle"), ...spots(vertices, "vertex")]));
    },
    mode: (next) => {
      mode = next;
      map.getCanvas().style.cursor = next === "draw" || next === "lasso" ? "crosshair" : "";
      if (next === "lasso") map.dragPan.disable();
      else map.dragPan.enable();
    },
    fit: (box) => map.fitBounds([...box] as [number, number, number, number], { padding: 40, maxZoom: 17 }),
    fly: (at) => map.easeTo({ center: [at[0], at[1]], zoom: Math.max(map.getZoom(), 16.5) }),
    snapped: (at, vertices, reach) => {
      const here = pixels(at);
      let best: Point = at;
      let least = reach;
      for (const vertex of vertices) {
        const there = pixels(vertex);
        const far = Math.hypot(there.x - here.x, there.y - here.y);
        if (far < least) {
          least = far;
          best = vertex;
        }
      }
      return best;
    },
    middle: () => {
      const { lng, lat } = map.getCenter();
      return [lng, lat];
    },
    verticesInView: (plan, most) => {
      const view = map.getBounds();
      const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
      const seen = new Map<string, Point>();
      for (const { area } of plan.cells) {
        for (const ring of area.flat()) {
          for (const one of ring) {
            if (one[0] < west || one[0] > east || one[1] < south || one[1] > north) continue;
            seen.set(`${one[0]},${one[1]}`, one);
            if (seen.size >= most) return [...seen.values()];
          }
        }
      }
      return [...seen.values()];
    },
    close: () => map.remove(),
  };
}

/** The box around a plan's ground. */
export const boundsOfPlan = (plan: Plan): Bounds | null =>
  boundsOfAll(plan.communities.length > 0 ? plan.communities.map(({ area }) => area) : plan.cells.map(({ area }) => area));
