import { colouring } from "../geo/border/colouring";
import { dissolveBy } from "../geo/border/dissolve";
import { type Arc, sharedArcs } from "../geo/border/shared-arcs";
import { anchorOf } from "../geo/plane/anchor";
import { boundsOfAll, middleOf } from "../geo/plane/bounds";
import { halfWay } from "../geo/plane/line";
import { type Plane, planeAt } from "../geo/plane/plane";
import type { TileFeature } from "../geo/tile/tile-cutter";
import { during } from "./bands";
import type { Cell, Instant, Plan } from "./plan";

/** The layers a plan is drawn in; `label` holds points for names. */
export const PLAN_LAYERS = ["community", "cell", "grid", "squad", "border", "segment", "post", "place", "allowance", "label"] as const;

/** One of them. */
export type PlanLayer = (typeof PLAN_LAYERS)[number];

/** Features of a plan by layer, each made when first asked for. */
export type PlanFeatures = (layer: PlanLayer) => readonly TileFeature[];

interface Ground {
  readonly plan: Plan;
  readonly plane: Plane;
  readonly squadOf: (grid: string) => string;
  readonly tone: (squad: string) => number;
  readonly borders: readonly Arc<string>[];
}

function groundOf(plan: Plan): Ground {
  const squads = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
  const squadOf = (grid: string) => squads.get(grid) ?? "";
  const areas = plan.cells.map(({ area }) => area);
  const borders = sharedArcs(areas, (index) => squadOf((plan.cells[index] as Cell).grid)).filter(({ right }) => right !== null);
  const number = new Map(plan.squads.map(({ code }, index) => [code, index]));
  const neighbours = plan.squads.map(() => new Set<number>());
  for (const { left, right } of borders) {
    const [a, b] = [number.get(left), number.get(right as string)];
    if (a === undefined || b === undefined) continue;
    neighbours[a]?.add(b);
    neighbours[b]?.add(a);
  }
  const tones = colouring(neighbours);
  // Far apart squads share a tone in the colouring; while there are tones left each gets its own, so that the legend is plain.
  const own = plan.squads.length <= 6;
  const box = boundsOfAll(areas);
  return {
    plan,
    plane: planeAt(box ? middleOf(box) : [0, 0]),
    squadOf,
    borders,
    tone: (squad) => (own ? (number.get(squad) ?? 0) : (tones[number.get(squad) ?? 0] ?? 0) % 6),
  };
}

function unions({ plan, squadOf, tone }: Ground, noun: "grid" | "squad"): TileFeature[] {
  const owner = (index: number) => (noun === "grid" ? (plan.cells[index] as Cell).grid : squadOf((plan.cells[index] as Cell).grid));
  const areas = dissolveBy(
    plan.cells.map(({ area }) => area),
    owner,
  );
  const list: readonly { readonly code: string; readonly name: string }[] = noun === "grid" ? plan.grids : plan.squads;
  return list.flatMap(({ code, name }): TileFeature[] => {
    const area = areas.get(code);
    const squad = noun === "grid" ? squadOf(code) : code;
    return area ? [{ shape: { type: "area", area }, properties: { code, name, squad, tone: tone(squad) } }] : [];
  });
}

function borderFeatures({ plan, borders }: Ground, at: Instant): TileFeature[] {
  const name = new Map(plan.squads.map((squad) => [squad.code, squad.name]));
  return borders.map(({ left, right, line }) => {
    const own = plan.rules.filter(({ between }) => between[0] === left && between[1] === right);
    const rule = own.find((one) => one.state !== "proposed" && during(one, at)) ?? own.find((one) => during(one, at));
    const settled = rule !== undefined && rule.state !== "proposed";
    const properties = {
      code: `${left}|${right}`,
      one: name.get(left) ?? left,
      other: name.get(right as string) ?? (right as string),
      settled,
      state: rule?.state ?? "unsettled",
      lead: settled ? (name.get(rule.parts[0]?.lead ?? "") ?? "") : "",
      width: rule?.width ?? 0,
    };
    return { shape: { type: "line", line }, properties };
  });
}

function postFeatures({ plan, plane, squadOf, tone }: Ground): TileFeature[] {
  return plan.posts.flatMap(({ code, name, kind, mode, grid, line }): TileFeature[] => {
    const properties = { code, name, kind, mode, grid, tone: tone(squadOf(grid)) };
    const sign: TileFeature = { shape: { type: "point", at: halfWay(line, plane) }, properties };
    return line.length > 1 ? [{ shape: { type: "line", line }, properties }, sign] : [sign];
  });
}

function labels(ground: Ground, features: PlanFeatures): TileFeature[] {
  const { plan, squadOf, tone } = ground;
  const named = (noun: string, layer: "grid" | "squad" | "community") =>
    features(layer).flatMap(({ shape, properties }): TileFeature[] =>
      shape.type === "area" ? [{ shape: { type: "point", at: anchorOf(shape.area) }, properties: { ...properties, noun } }] : [],
    );
  const cells = plan.cells.map(
    ({ code, grid, area }): TileFeature => ({
      shape: { type: "point", at: anchorOf(area) },
      properties: { noun: "cell", code, name: code.length === 15 ? code.slice(-6) : code, tone: tone(squadOf(grid)) },
    }),
  );
  return [...named("squad", "squad"), ...named("grid", "grid"), ...named("community", "community"), ...cells];
}

/** Features of a plan for its tiles. `at` decides which border rule is in force. */
export function planFeatures(plan: Plan, at: Instant): PlanFeatures {
  let ground: Ground | null = null;
  const made = new Map<PlanLayer, readonly TileFeature[]>();
  const make = (layer: PlanLayer): readonly TileFeature[] => {
    ground ??= groundOf(plan);
    const { squadOf, tone } = ground;
    switch (layer) {
      case "community":
        return plan.communities.map(({ code, name, area }) => ({ shape: { type: "area", area }, properties: { code, name } }));
      case "cell":
        return plan.cells.map(({ code, grid, area }) => ({
          shape: { type: "area", area },
          properties: { code, grid, squad: squadOf(grid), tone: tone(squadOf(grid)) },
        }));
      case "grid":
      case "squad":
        return unions(ground, layer);
      case "border":
        return borderFeatures(ground, at);
      case "segment":
        return plan.segments.map((one) => ({
          shape: { type: "line", line: one.line },
          properties: { code: one.code, name: one.name, street: one.street, class: one.class, chief: one.chief ?? "" },
        }));
      case "post":
        return postFeatures(ground);
      case "place":
        return plan.places.map(({ code, name, kind, at: stands }) => ({
          shape: { type: "point", at: stands },
          properties: { code, name, kind },
        }));
      case "allowance":
        return plan.allowances.map(({ code, name, area }) => ({ shape: { type: "area", area }, properties: { code, name } }));
      case "label":
        return labels(ground, features);
    }
  };
  const features: PlanFeatures = (layer) => {
    let list = made.get(layer);
    if (!list) {
      list = make(layer);
      made.set(layer, list);
    }
    return list;
  };
  return features;
}
