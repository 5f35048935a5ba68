import { PER_DEGREE } from "../../border/noding/integer-grid";
import { areaOf, centroidOf } from "../../plane/area";
import { boundsOfAll, middleOf } from "../../plane/bounds";
import { planeAt } from "../../plane/plane";
import type { Area, Ring } from "../../plane/point";

/** How cells are numbered. */
export interface CodeRules {
  /** What the code of every cell of a community begins with. */
  prefixOf(community: number): string;
  /** Digits of the number after the prefix. */
  readonly digits: number;
  /** Square metres of a usual cell: rows are as high as the side of such a square. 10,000 unless told. */
  readonly target?: number;
  /** The cells so far: whose ground is unchanged keeps its code. */
  readonly before: readonly { readonly code: string; readonly community: number; readonly area: Area }[];
  /** All codes that were ever given; they are not given again. */
  readonly used: ReadonlySet<string>;
}

/** A code for each cell, or the community that has more cells than numbers. */
export type CodedCells =
  | { readonly ok: true; readonly codes: readonly string[] }
  | { readonly ok: false; readonly fault: "cell-code.too-many"; readonly community: number; readonly count: number };

/** A ring as text, the same wherever it starts and whichever way it runs. */
function ringKey(ring: Ring): string {
  const points = ring.slice(0, -1).map(([lon, lat]) => `${Math.round(lon * PER_DEGREE)},${Math.round(lat * PER_DEGREE)}`);
  if (points.length === 0) return "";
  const first = points.reduce((least, point, i) => (point < (points[least] as string) ? i : least), 0);
  const forward = [...points.slice(first), ...points.slice(0, first)];
  const back = [forward[0] as string, ...forward.slice(1).reverse()];
  return (forward[1] ?? "") <= (back[1] ?? "") ? forward.join(" ") : back.join(" ");
}

const areaKey = (area: Area): string =>
  area
    .map((polygon) => polygon.map(ringKey).sort().join(";"))
    .sort()
    .join("|");

/** Metres and shares by which a cell that is divided again may differ and be the same cell: the survey is no finer. */
const SAME = { metres: 1, share: 0.02 } as const;

/** Gives cells without a code the one of the cell before that lies in the same place and is as large: lines that were led through new vertices move by millimetres. */
function likeBefore(
  codes: string[],
  cells: readonly { readonly area: Area; readonly community: number }[],
  before: CodeRules["before"],
): void {
  const box = boundsOfAll([...cells, ...before].map(({ area }) => area));
  if (!box) return;
  const plane = planeAt(middleOf(box));
  const lookOf = ({ area }: { readonly area: Area }) => {
    const [x, y] = plane.toMetres(centroidOf(area[0]?.[0] ?? [[0, 0]]));
    return { x, y, size: areaOf(area, plane) };
  };
  const taken = new Set(codes);
  const free = new Map<string, { code: string; x: number; y: number; size: number }[]>();
  const binOf = (community: number, x: number, y: number) => `${community} ${Math.floor(x / 4)} ${Math.floor(y / 4)}`;
  for (const one of before) {
    if (taken.has(one.code)) continue;
    const look = lookOf(one);
    const bin = binOf(one.community, look.x, look.y);
    free.set(bin, [...(free.get(bin) ?? []), { code: one.code, ...look }]);
  }
  if (free.size === 0) return;
  cells.forEach((cell, index) => {
    if (codes[index] !== "") return;
    const { x, y, size } = lookOf(cell);
    const near = [-4, 0, 4].flatMap((dx) => [-4, 0, 4].flatMap((dy) => free.get(binOf(cell.community, x + dx, y + dy)) ?? []));
    const found = near.find(
      (one) =>
        !taken.has(one.code) &&
        Math.hypot(one.x - x, one.y - y) <= SAME.metres &&
        Math.abs(one.size - size) <= SAME.share * Math.max(one.size, size),
    );
    if (!found) return;
    codes[index] = found.code;
    taken.add(found.code);
  });
}

/** Indexes of cells in the order of their numbers: rows from north to south, in a row from west to east. */
function inRows(areas: readonly Area[], indexes: readonly number[], side: number): number[] {
  const box = boundsOfAll(areas);
  if (!box) return [...indexes];
  const plane = planeAt(middleOf(box));
  const places = new Map(indexes.map((index) => [index, plane.toMetres(centroidOf(areas[index]?.[0]?.[0] ?? [[0, 0]]))] as const));
  const north = Math.max(...[...places.values()].map(([, y]) => y));
  const place = (index: number) => places.get(index) as [number, number];
  const row = (index: number) => Math.round((north - place(index)[1]) / side);
  return [...indexes].sort((a, b) => row(a) - row(b) || place(a)[0] - place(b)[0] || a - b);
}

/**
 * Codes for cells, in their order: the community's prefix and a number. Cells with the same ground as one before in the same community, or within a metre of it, keep its code; the others
 * get numbers never used, ascending from north to south in rows and within a row from west to east.
 */
export function cellCodes(
  cells: readonly { readonly area: Area; readonly community: number }[],
  { prefixOf, digits, target = 10_000, before, used }: CodeRules,
): CodedCells {
  const known = new Map(before.map(({ code, community, area }) => [`${community} ${areaKey(area)}`, code] as const));
  const taken = new Set([...used, ...before.map(({ code }) => code)]);
  const codes = cells.map(({ area, community }) => known.get(`${community} ${areaKey(area)}`) ?? "");
  likeBefore(codes, cells, before);
  const areas = cells.map(({ area }) => area);
  for (const community of [...new Set(cells.map((cell) => cell.community))].sort((a, b) => a - b)) {
    const fresh = [...cells.keys()].filter((index) => cells[index]?.community === community && codes[index] === "");
    const prefix = prefixOf(community);
    let number = 0;
    for (const index of inRows(areas, fresh, Math.sqrt(target))) {
      let code: string;
      do code = `${prefix}${String(++number).padStart(digits, "0")}`;
      while (taken.has(code));
      if (number >= 10 ** digits) {
        return { ok: false, fault: "cell-code.too-many", community, count: cells.filter((cell) => cell.community === community).length };
      }
      codes[index] = code;
    }
  }
  return { ok: true, codes };
}
