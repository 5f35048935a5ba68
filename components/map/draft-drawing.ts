import type { Plan } from "../../duty/plan";
import { colouring } from "../../geo/border/colouring";
import { dissolveBy } from "../../geo/border/dissolve";
import { sharedArcs } from "../../geo/border/shared-arcs";
import { sharedEdges } from "../../geo/border/shared-edges";
import { anchorOf } from "../../geo/plane/anchor";
import { collection, feature, lineString, polygon, spot } from "./draft-features";
import { TONES } from "./palette";
/** The lines between grids and squads, each squad's tone, and the grids' names. */
export function drawing(plan: Plan) {
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
