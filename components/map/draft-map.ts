import type { FeatureCollection } from "geojson";
import type { GeoJSONSource, MapMouseEvent, SourceSpecification } from "maplibre-gl";
import type { Plan, Post, PostKind } from "../../duty/plan";
import { dissolve } from "../../geo/border/dissolve";
import { boundsOfAll } from "../../geo/plane/bounds";
import type { Area, Bounds, Line, Point } from "../../geo/plane/point";
import { BADGE_RATIO, badges, drawBadges } from "./badges";
import { baseLayers, baseNames, FONTS } from "./base-layers";
import { drawing } from "./draft-drawing";
import { collection, empty, feature, lineString, none, polygon, spot } from "./draft-features";
import { LAYERS } from "./draft-layers";
import { postFeatures } from "./draft-posts";
import { FLAT, northUp } from "./flat-map";
import { TILE_MAX_ZOOM } from "./map-style";
import { AttributionControl, MapLibreMap, ScaleControl } from "./maplibre";
import { GROUND } from "./palette";
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
  clicked(at: Point, cell: string | null, more: boolean, post: string | null): void;
  doubleClicked(): void;
  moved(at: Point): void;
  /** A vertex was taken hold of, dragged and let go. */
  dragged(from: Point, to: Point, done: boolean): void;
  /** A place on an edge that is not a vertex yet was clicked. */
  added(at: Point): void;
  lassoed(ring: Line): void;
  failed(): void;
}

/** Hears nothing: what a page begins with, and what it need not hear. */
export const DEAF: DraftMapListener = {
  loaded: () => {},
  clicked: () => {},
  doubleClicked: () => {},
  moved: () => {},
  dragged: () => {},
  added: () => {},
  lassoed: () => {},
  failed: () => {},
};

/** What a pointer does on the map. */
export type DraftMode = "choose" | "draw" | "vertex" | "lasso";

/** The draft's map, as the page uses it. */
export interface DraftMap {
  show(plan: Plan): void;
  choose(cells: ReadonlySet<string>): void;
  /** Outlines whole grids: what lies in them stays legible. */
  chooseGrids(grids: ReadonlySet<string>): void;
  mark(marks: readonly DraftMark[]): void;
  /** Shows posts and beats, none for an empty list, and which of them are chosen. */
  posts(posts: readonly Post[]): void;
  choosePosts(posts: readonly Post[]): void;
  sketch(sketch: DraftSketch): void;
  mode(mode: DraftMode): void;
  fit(bounds: Bounds): void;
  fly(at: Point): void;
  /** The vertex within `reach` pixels of a place, or the place itself. */
  snapped(at: Point, vertices: readonly Point[], reach: number): Point;
  /** Middle of the view and the vertices of the shown cells in it, at most so many. */
  middle(): Point;
  verticesInView(plan: Plan, most: number): Point[];
  /** Those of some points that are in view, at most so many. */
  seen(points: readonly Point[], most: number): Point[];
  close(): void;
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
    letters,
  }: {
    readonly container: HTMLElement;
    readonly origin: string;
    readonly revision: string;
    readonly bounds: Bounds | null;
    readonly tiles: boolean;
    readonly title: string;
    readonly attribution: string;
    /** The letter on a post's sign; a map that shows no posts needs none. */
    readonly letters?: (kind: PostKind) => string;
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
        "grid-chosen": empty(),
        mark: empty(),
        post: empty(),
        "post-chosen": empty(),
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
    ...FLAT,
    maxZoom: 20,
    fadeDuration: 0,
    locale: { "Map.Title": title },
  });
  northUp(map);
  map.doubleClickZoom.disable();
  // Shift chooses several.
  map.boxZoom.disable();
  map.addControl(new AttributionControl({ compact: true, customAttribution: attribution }), "bottom-right");
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-right");

  if (letters)
    drawBadges(badges({ post: letters, place: () => "" }), FONTS.join(", "), (id, image) => {
      if (id.startsWith("post-")) map.addImage(id, image, { pixelRatio: BADGE_RATIO });
    });

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
  /** The code of the post at a place on the screen, its sign before its line. */
  const postAt = ({ x, y }: { readonly x: number; readonly y: number }) => {
    const [box, line] = [11, 5].map(
      (reach) =>
        [
          [x - reach, y - reach],
          [x + reach, y + reach],
        ] as [[number, number], [number, number]],
    ) as [[[number, number], [number, number]], [[number, number], [number, number]]];
    const found =
      map.queryRenderedFeatures(box, { layers: ["post-sign"] })[0] ?? map.queryRenderedFeatures(line, { layers: ["post-beat"] })[0];
    return (found?.properties.code as string | undefined) ?? null;
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
    listener.current.clicked(point(event), typeof code === "string" ? code : null, shiftKey || ctrlKey || metaKey, postAt(event.point));
  });
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || mode !== "choose") return;
    event.preventDefault();
    const { lng, lat } = map.getCenter();
    const code = map.queryRenderedFeatures(map.project([lng, lat]), { layers: ["cell-fill"] })[0]?.properties.code;
    listener.current.clicked([lng, lat], typeof code === "string" ? code : null, true, postAt(map.project([lng, lat])));
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
    chooseGrids: (codes) => {
      const areas = new Map<string, Area[]>();
      for (const { grid, area } of codes.size === 0 ? [] : (shown?.cells ?? [])) {
        if (!codes.has(grid)) continue;
        const own = areas.get(grid);
        if (own) own.push(area);
        else areas.set(grid, [area]);
      }
      set("grid-chosen", collection([...areas].map(([code, own]) => feature(polygon(dissolve(own)), { code }))));
    },
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
    posts: (posts) => set("post", posts.length === 0 ? none : postFeatures(posts)),
    choosePosts: (posts) => set("post-chosen", posts.length === 0 ? none : postFeatures(posts)),
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
    seen: (points, most) => {
      const view = map.getBounds();
      const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
      const found: Point[] = [];
      for (const one of points) {
        if (one[0] < west || one[0] > east || one[1] < south || one[1] > north) continue;
        found.push(one);
        if (found.length >= most) break;
      }
      return found;
    },
    close: () => map.remove(),
  };
}

/** The box around a plan's ground. */
export const boundsOfPlan = (plan: Plan): Bounds | null =>
  boundsOfAll(plan.communities.length > 0 ? plan.communities.map(({ area }) => area) : plan.cells.map(({ area }) => area));
