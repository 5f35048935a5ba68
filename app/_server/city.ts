import { loadBase } from "../../db/base";
import { type City, currentCity as cityRow } from "../../db/city";
import { loadPlan, refreshedPlan } from "../../db/load-plan";
import { currentPlanHead, type PlanHead } from "../../db/plan";
import type { Ask } from "../../duty/answer";
import type { Plan } from "../../duty/plan";
import { PLAN_LAYERS, type PlanLayer, planFeatures } from "../../duty/plan-features";
import { responsibilityOf } from "../../duty/responsibility";
import { type WallClock, wallClock } from "../../duty/time/wall-clock";
import { boundsOfAll } from "../../geo/plane/bounds";
import type { Bounds } from "../../geo/plane/point";
import type { BaseFeature } from "../../geo/tile/base-feature";
import { type TileCutter, type TileFeature, tileCutter } from "../../geo/tile/tile-cutter";
import { database } from "./database";
import { Refusal } from "./fault";
import { kept } from "./kept";
import { type Entry, searchEntries } from "./search-entries";

/** The layers of vector tiles. */
export const TILE_LAYERS = ["base", ...PLAN_LAYERS] as const;
/** One of them. */
export type TileLayer = (typeof TILE_LAYERS)[number];

/** The current city in this process's memory: one plan version and everything built upon it, each part when first asked for. */
export interface LiveCity {
  readonly head: PlanHead;
  readonly city: City;
  readonly plan: Plan;
  readonly clock: WallClock;
  readonly bounds: Bounds | null;
  /** What answers are fetched by: changes when the plan does, in whichever process. */
  readonly tag: string;
  readonly ask: Ask;
  tiles(layer: TileLayer): Promise<TileCutter>;
  /** The tiles of a layer if they have been cut. */
  cut(layer: TileLayer): Promise<TileCutter> | undefined;
  search(): readonly Entry[];
}

/** How old the head may be before the database is asked again, milliseconds: another process's change is seen this soon. */
const FRESH = 500;

interface Memory {
  head: { value: PlanHead | null; at: number } | null;
  looking: Promise<PlanHead | null> | null;
  city: { tag: string; live: Promise<LiveCity> } | null;
}

const memory = () => kept<Memory>("city", () => ({ head: null, looking: null, city: null }));

/** The head in force; concurrent questions share one query. */
async function headNow(): Promise<PlanHead | null> {
  const own = memory();
  if (own.head && Date.now() - own.head.at < FRESH) return own.head.value;
  own.looking ??= currentPlanHead(database(), Date.now())
    .then((value) => {
      own.head = { value, at: Date.now() };
      return value;
    })
    .finally(() => {
      own.looking = null;
    });
  return own.looking;
}

/** Forgets how recently the head was looked up: who has just changed the city must see it changed. */
export function cityChanged(): void {
  memory().head = null;
}

function baseFeatures(features: readonly BaseFeature[]): TileFeature[] {
  return features.map(({ layer, class: kind, name, geometry }) => ({
    shape: geometry,
    properties: { layer, class: kind, ...(name === null ? {} : { name }) },
  }));
}

/** The basemap of a city that brought none: its communities as land. */
function plainBase(plan: Plan): BaseFeature[] {
  return plan.communities.map(({ area }) => ({ layer: "land", class: "city", name: null, geometry: { type: "area", area } }));
}

/** What is built from the ground alone stays as it is while the same version answers. */
const LASTING: readonly TileLayer[] = ["community", "cell", "grid", "squad", "segment", "post", "place"];

async function build(head: PlanHead, before: LiveCity | null): Promise<LiveCity> {
  const db = database();
  const same = before?.head.plan === head.plan ? before : null;
  const [plan, city] = await Promise.all([same ? refreshedPlan(db, same.plan) : loadPlan(db, head.plan), cityRow(db)]);
  if (!city) throw new Refusal("no-plan", 503);
  let ask: Ask | null = null;
  let entries: readonly Entry[] | null = null;
  const features = planFeatures(plan, Date.now());
  const cutters = new Map<TileLayer, Promise<TileCutter>>();
  for (const layer of LASTING) {
    const made = same?.cut(layer);
    if (made) cutters.set(layer, made);
  }
  const cutter = async (layer: TileLayer) => {
    if (layer !== "base") return tileCutter(layer, features(layer as PlanLayer));
    const stored = await loadBase(db, head.city);
    return tileCutter("base", baseFeatures(stored.length > 0 ? stored : plainBase(plan)));
  };
  return {
    head,
    city,
    plan,
    clock: wallClock(plan.version.timeZone),
    bounds: boundsOfAll(plan.communities.length > 0 ? plan.communities.map(({ area }) => area) : plan.cells.map(({ area }) => area)),
    tag: `${head.plan}.${head.revision}`,
    get ask() {
      ask ??= responsibilityOf(plan);
      return ask;
    },
    tiles: (layer) => {
      let made = cutters.get(layer);
      if (!made) {
        made = cutter(layer);
        cutters.set(layer, made);
        made.catch(() => cutters.delete(layer));
      }
      return made;
    },
    cut: (layer) => cutters.get(layer),
    search: () => {
      entries ??= searchEntries(plan, features);
      return entries;
    },
  };
}

/** The current city, or null where none has come in. Built once per revision; while a new one is built, everybody waits for that one. */
export async function liveCity(): Promise<LiveCity | null> {
  const head = await headNow();
  if (!head) return null;
  const own = memory();
  const tag = `${head.plan}.${head.revision}`;
  if (own.city?.tag !== tag) {
    const before = own.city?.live.catch(() => null) ?? null;
    const live = Promise.resolve(before).then((held) => build(head, held));
    own.city = { tag, live };
    live.catch(() => {
      if (own.city?.live === live) own.city = null;
    });
  }
  return (own.city as { live: Promise<LiveCity> }).live;
}

/** The current city. @throws Refusal 503 where none has come in. */
export async function theCity(): Promise<LiveCity> {
  const live = await liveCity();
  if (!live) throw new Refusal("no-plan", 503);
  return live;
}
