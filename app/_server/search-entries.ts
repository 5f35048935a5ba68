import type { Plan } from "../../duty/plan";
import type { PlanFeatures } from "../../duty/plan-features";
import { anchorOf } from "../../geo/plane/anchor";
import { boundsOf, boundsOfPoints } from "../../geo/plane/bounds";
import { halfWay } from "../../geo/plane/line";
import { planeAt } from "../../geo/plane/plane";
import type { Area, Bounds, Line, Point } from "../../geo/plane/point";

/** Something that can be found by its code or name, and where it is. `detail` is a name that tells two apart. */
export interface Found {
  readonly noun: "squad" | "grid" | "community" | "place" | "street" | "segment" | "post" | "person" | "cell";
  readonly code: string;
  readonly name: string;
  readonly detail: string;
  readonly point: Point;
  readonly bounds: Bounds | null;
}

/** A findable thing and the letters it is found by, in lower case. */
export interface Entry {
  readonly found: Found;
  readonly letters: string;
}

const entry = (found: Found): Entry => ({ found, letters: `${found.name}\n${found.code}`.toLowerCase() });

const ofArea = (noun: Found["noun"], code: string, name: string, detail: string, area: Area): Entry =>
  entry({ noun, code, name, detail, point: anchorOf(area), bounds: boundsOf(area) });

const middle = (line: Line): Point => halfWay(line, planeAt(line[0] as Point));

function streets(plan: Plan): Entry[] {
  const byName = new Map<string, Line[]>();
  for (const { street, line } of plan.segments) byName.set(street, [...(byName.get(street) ?? []), line]);
  return [...byName].map(([name, lines]) =>
    entry({
      noun: "street",
      code: name,
      name,
      detail: "",
      point: middle(lines[Math.floor(lines.length / 2)] as Line),
      bounds: boundsOfPoints(lines.flat()),
    }),
  );
}

/** Where a person is to be found: at a post, on a segment as its chief, else nowhere. */
function persons(plan: Plan, areas: ReadonlyMap<string, Area>): Entry[] {
  const posts = new Map(plan.posts.map((post) => [post.code, post]));
  const squads = new Map(plan.squads.map((squad) => [squad.code, squad]));
  const postOf = new Map([...plan.assignments].reverse().map(({ person, post }) => [person, posts.get(post)]));
  const segmentOf = new Map([...plan.segments].reverse().flatMap((segment) => (segment.chief ? [[segment.chief, segment] as const] : [])));
  return plan.persons.flatMap(({ code, name, squad }) => {
    const post = postOf.get(code);
    const segment = segmentOf.get(code);
    const turf = squad ? areas.get(squad) : undefined;
    const point = post ? middle(post.line) : segment ? middle(segment.line) : turf ? anchorOf(turf) : null;
    const detail = post?.name ?? segment?.name ?? (squad ? (squads.get(squad)?.name ?? "") : "");
    return point ? [entry({ noun: "person", code, name, detail, point, bounds: null })] : [];
  });
}

/** Everything of a plan that can be found, the large before the small. */
export function searchEntries(plan: Plan, features: PlanFeatures): Entry[] {
  const areasOf = (layer: "squad" | "grid") =>
    new Map(
      features(layer).flatMap(({ shape, properties }) => (shape.type === "area" ? [[String(properties.code), shape.area] as const] : [])),
    );
  const squads = areasOf("squad");
  const grids = areasOf("grid");
  const squadName = new Map(plan.squads.map(({ code, name }) => [code, name]));
  const gridName = new Map(plan.grids.map(({ code, name }) => [code, name]));
  const officeName = new Map(plan.offices.map(({ code, name }) => [code, name]));
  return [
    ...plan.squads.flatMap(({ code, name }) => (squads.has(code) ? [ofArea("squad", code, name, "", squads.get(code) as Area)] : [])),
    ...plan.grids.flatMap(({ code, name, squad }) =>
      grids.has(code) ? [ofArea("grid", code, name, squadName.get(squad) ?? "", grids.get(code) as Area)] : [],
    ),
    ...plan.communities.map(({ code, name, office, area }) =>
      ofArea("community", code, name, office ? (officeName.get(office) ?? "") : "", area),
    ),
    ...plan.places.map(({ code, name, at }) => entry({ noun: "place", code, name, detail: "", point: at, bounds: null })),
    ...streets(plan),
    ...plan.segments.map(({ code, name, street, line }) =>
      entry({ noun: "segment", code, name, detail: street, point: middle(line), bounds: boundsOfPoints(line) }),
    ),
    ...plan.posts.map(({ code, name, grid, line }) =>
      entry({ noun: "post", code, name, detail: gridName.get(grid) ?? "", point: middle(line), bounds: null }),
    ),
    ...persons(plan, squads),
    ...plan.cells.map(({ code, grid, area }) => ofArea("cell", code, code, gridName.get(grid) ?? "", area)),
  ];
}

/** The best `most` finds: names that begin with what is sought before those that hold it, the large before the small. */
export function searched(entries: readonly Entry[], sought: string, most: number): Found[] {
  const letters = sought.trim().toLowerCase();
  const first: Found[] = [];
  const later: Found[] = [];
  for (const { letters: own, found } of entries) {
    const at = own.indexOf(letters);
    if (at < 0) continue;
    if (at === 0 || own[at - 1] === "\n") first.push(found);
    else later.push(found);
    if (first.length >= most) break;
  }
  return [...first, ...later].slice(0, most);
}
