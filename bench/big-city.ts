import type { Assignment, BorderRule, Cell, Plan, Post, Segment, Weekday } from "../duty/plan";
import { dice } from "../duty/sample/dice";
import { planeAt } from "../geo/plane/plane";
import type { Point } from "../geo/plane/point";

const ORIGIN: Point = [113.4, 34.9];
const SIDE = 200;
/** Cells along one side of a grid, and grids along one side of a squad. */
const GRID = 5;
const SQUAD = 8;

/** A generated city of 40,000 warped cells of about a hectare, 1,600 grids, 25 squads, 4,000 segments, 5,000 posts with staggered assignments, and a rule for every border. Not a pretty one: a big one. */
export function bigCity(seed = 1): Plan {
  const chance = dice(seed);
  const plane = planeAt(ORIGIN);
  const corners = Array.from({ length: SIDE + 1 }, (_row, j) =>
    Array.from({ length: SIDE + 1 }, (_column, i): Point => {
      const [x, y] = [i * 100 + 30 * Math.sin(j / 9) + chance.between(-15, 15), j * 100 + 30 * Math.sin(i / 7) + chance.between(-15, 15)];
      const [lon, lat] = plane.toPoint([x, y]);
      return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
    }),
  );
  const corner = (i: number, j: number) => (corners[j] as Point[])[i] as Point;
  const middle = (i: number, j: number): Point => [
    (corner(i, j)[0] + corner(i + 1, j + 1)[0]) / 2,
    (corner(i, j)[1] + corner(i + 1, j + 1)[1]) / 2,
  ];
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  const across = SIDE / GRID;
  const gridAt = (i: number, j: number) => Math.floor(j / GRID) * across + Math.floor(i / GRID);
  const squadOfGrid = (grid: number) =>
    Math.floor(Math.floor(grid / across) / SQUAD) * Math.ceil(across / SQUAD) + Math.floor((grid % across) / SQUAD);
  const cells: Cell[] = [];
  for (let j = 0; j < SIDE; j++)
    for (let i = 0; i < SIDE; i++) {
      // Streets bend inside a block too: a real cell has more than four corners.
      const ring = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)].flatMap((a, k, all): Point[] => {
        const b = all[(k + 1) % 4] as Point;
        const along = (share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
        return [a, along(0.25), along(0.5), along(0.75)];
      });
      cells.push({
        code: `410000001${pad(cells.length, 6)}`,
        community: "K",
        grid: `G${pad(gridAt(i, j), 4)}`,
        area: [[[...ring, ring[0] as Point]]],
      });
    }
  const gridCount = across * across;
  const squadCount = squadOfGrid(gridCount - 1) + 1;
  const posts: Post[] = [];
  const assignments: Assignment[] = [];
  const shifts: readonly (readonly [number, number])[] = [
    [390, 840],
    [840, 1290],
    [480, 1020],
  ];
  for (let n = 0; n < 5000; n++) {
    const grid = n % gridCount;
    const [gi, gj] = [(grid % across) * GRID, Math.floor(grid / across) * GRID];
    const code = `P${pad(n, 4)}`;
    const [i, j] = [gi + chance.upTo(GRID), gj + chance.upTo(GRID)];
    posts.push({
      code,
      name: code,
      grid: `G${pad(grid, 4)}`,
      kind: n % 3 === 0 ? "fixed" : "foot",
      mode: "patrol",
      line: n % 3 === 0 ? [middle(i, j)] : [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1)],
      place: null,
      qualified: 0,
      hours: null,
    });
    const [from, to] = shifts[Math.floor(n / gridCount) % 3] as readonly [number, number];
    const days = ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).filter((day) => (day + n) % 7 > 1);
    assignments.push({
      code: `Z${pad(n, 4)}`,
      grid: `G${pad(grid, 4)}`,
      post: code,
      person: `R${pad(n, 4)}`,
      deputy: `R${pad((n + 1) % 5000, 4)}`,
      standard: "S",
      duty: "D",
      pattern: [{ days, from, to }],
      exceptions: [],
      from: 0,
      to: null,
    });
  }
  const segments: Segment[] = [];
  for (let j = 0; j <= SIDE; j += 5)
    for (let i = 0; i + 2 <= SIDE; i += 2)
      segments.push({
        code: `L${pad(segments.length, 4)}`,
        name: `L${segments.length}`,
        street: `S${j}`,
        class: "main",
        ends: ["a", "b"],
        line: [corner(i, j), corner(i + 1, j), corner(i + 2, j)],
        chief: `R${pad(segments.length % 5000, 4)}`,
        squad: null,
      });
  const squads = Array.from({ length: squadCount }, (_none, index) => ({
    code: `Q${pad(index, 2)}`,
    name: `Q${index}`,
    captain: `R${pad(index, 4)}`,
    phone: "0",
  }));
  const pairs = new Map<string, readonly [string, string]>();
  for (let grid = 0; grid < gridCount; grid++)
    for (const next of [grid + 1, grid + across]) {
      if (next >= gridCount || (next === grid + 1 && next % across === 0)) continue;
      const [a, b] = [squadOfGrid(grid), squadOfGrid(next)].sort((x, y) => x - y).map((squad) => `Q${pad(squad, 2)}`) as [string, string];
      if (a !== b) pairs.set(`${a} ${b}`, [a, b]);
    }
  const rules = [...pairs.values()].map(
    ([one, other], index): BorderRule => ({
      code: `B${pad(index, 3)}`,
      between: [one, other],
      width: 30,
      basis: "centre-line",
      state: "agreed",
      parts: [{ side: null, hours: null, lead: index % 2 ? one : other, support: index % 2 ? other : one }],
      text: "",
      from: 0,
      to: null,
    }),
  );
  return {
    version: {
      id: 0,
      city: "big",
      name: "big",
      state: "in-force",
      from: 0,
      to: null,
      timeZone: "Asia/Shanghai",
      sample: true,
      bureau: { name: "b", phone: "0" },
    },
    offices: [],
    communities: [
      { code: "K", name: "K", office: null, area: [[[corner(0, 0), corner(SIDE, 0), corner(SIDE, SIDE), corner(0, SIDE), corner(0, 0)]]] },
    ],
    cells,
    grids: Array.from({ length: gridCount }, (_none, grid) => ({
      code: `G${pad(grid, 4)}`,
      name: `G${grid}`,
      squad: `Q${pad(squadOfGrid(grid), 2)}`,
      standard: "S",
      duty: "D",
    })),
    squads,
    segments,
    posts,
    persons: Array.from({ length: 5000 }, (_none, n) => ({
      code: `R${pad(n, 4)}`,
      name: `R${n}`,
      kind: "formal" as const,
      squad: null,
      phone: "0",
    })),
    standards: [{ code: "S", name: "S", version: 1, items: [] }],
    duties: [{ code: "D", name: "D", text: "", answersTo: "b" }],
    assignments,
    rules,
    places: [],
    allowances: [],
    days: [],
    absences: [],
    mergers: [],
  };
}
