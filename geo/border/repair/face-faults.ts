import { anchorOf } from "../../plane/anchor";
import { areaOf, perimeterOf } from "../../plane/area";
import type { Plane } from "../../plane/plane";
import { aroundFace } from "../noding/arrangement";
import { type Part, parts } from "../noding/parts";
import type { Claimed } from "./claimed";
import type { CoverageFault } from "./coverage-fault";

/** What each face is: numbers of groups by who claims it, so that adjoining faces of one group are one fault. */
function grouped({ claims, open }: Claimed): { group: Int32Array; owners: readonly (readonly number[])[] } {
  const numbers = new Map<string, number>();
  const owners: (readonly number[])[] = [];
  const group = Int32Array.from(claims, (own, face) => {
    if (open[face]) return -1;
    const key = own.join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, owners.length);
    owners.push(own);
    return owners.length - 1;
  });
  return { group, owners };
}

/** Everybody on the other side of a piece's edges. */
function neighbours({ faces, claims }: Claimed, part: Part): number[] {
  const found = new Set<number>();
  for (const face of part.faces) {
    aroundFace(faces, face, (half) => {
      for (const owner of claims[faces.faceOf[half ^ 1] as number] as readonly number[]) found.add(owner);
    });
  }
  return [...found].sort((a, b) => a - b);
}

/** Gaps, overlaps, land that an area claims twice, and pieces that are slivers. `sliver` is metres. */
export function faceFaults(laid: Claimed, plane: Plane, sliver: number): CoverageFault[] {
  const { group, owners } = grouped(laid);
  return parts(laid.faces, group).flatMap((part): CoverageFault[] => {
    const own = owners[part.owner] as readonly number[];
    const area = [part.polygon];
    const size = areaOf(area, plane);
    const width = (2 * size) / perimeterOf(area, plane);
    const different = [...new Set(own)];
    const alone = own.length === 1 && neighbours(laid, part).every((owner) => owner !== own[0]);
    if (own.length === 1 && !(alone && width < sliver)) return [];
    const kind = own.length === 0 ? "gap" : different.length > 1 ? "overlap" : own.length > 1 ? "self-crossing" : "sliver";
    const at = anchorOf(area);
    const named = own.length === 0 ? neighbours(laid, part) : different;
    return [{ kind, owners: named, at, places: [at], area, line: null, size, width, sliver: width < sliver }];
  });
}
