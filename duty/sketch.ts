import { dissolve } from "../geo/border/dissolve";
import type { Point } from "../geo/plane/point";
import type { Assignment, Cell, Plan } from "./plan";

/** What a sketch may say beside its letters. */
export interface SketchOptions {
  /** South-west corner; degrees. */
  readonly origin?: Point;
  /** Side of a cell in degrees. */
  readonly side?: number;
  readonly timeZone?: string;
  /** Moves the inner vertices, in shares of a side: (column, row) -> [dx, dy]. Neighbours move together. */
  readonly warp?: (column: number, row: number) => readonly [number, number];
}

const EVERY_DAY = [{ days: [1, 2, 3, 4, 5, 6, 7] as const, from: 390, to: 1290 }];

/**
 * A plan drawn in letters, for tests and for trying things: `sketch("AAB / ABB")`. Rows run from north to south; a letter is a squad, a dot is no
 * city. Each letter is a cell and a grid of its own (codes by row and column) with one post in its middle, one person there from 06:30 to 21:30.
 */
export function sketch(drawing: string, options: SketchOptions = {}): Plan {
  const { origin = [113.4, 34.9], side = 0.001, timeZone = "Asia/Shanghai", warp = () => [0, 0] } = options;
  const rows = drawing.split("/").map((row) => row.trim());
  const round = (value: number) => Math.round(value * 1e7) / 1e7;
  const corner = (column: number, row: number): Point => {
    const [dx, dy] = warp(column, row);
    return [round(origin[0] + (column + dx) * side), round(origin[1] + (rows.length - row + dy) * side)];
  };
  const spots = rows.flatMap((line, row) =>
    [...line].flatMap((letter, column) => (letter === "." || letter === " " ? [] : [{ letter, row, column }])),
  );
  const code = (row: number, column: number) => `${String(row).padStart(2, "0")}${String(column).padStart(2, "0")}`;
  const cells: Cell[] = spots.map(({ row, column }) => {
    const [a, b, c, d] = [corner(column, row + 1), corner(column + 1, row + 1), corner(column + 1, row), corner(column, row)];
    return { code: code(row, column), community: "K1", grid: `G${code(row, column)}`, area: [[[a, b, c, d, a]]] };
  });
  const squads = [...new Set(spots.map(({ letter }) => letter))].sort();
  const assignments: Assignment[] = spots.map(({ row, column }) => ({
    code: `Z${code(row, column)}`,
    grid: `G${code(row, column)}`,
    post: `P${code(row, column)}`,
    person: `R${code(row, column)}`,
    deputy: null,
    standard: "S1",
    duty: "D1",
    pattern: EVERY_DAY,
    exceptions: [],
    from: 0,
    to: null,
  }));
  return {
    version: {
      id: 0,
      city: "sketch",
      name: drawing,
      state: "in-force",
      from: 0,
      to: null,
      timeZone,
      sample: false,
      bureau: { name: "bureau", phone: "0000" },
    },
    offices: [{ code: "O1", name: "O1" }],
    communities: [{ code: "K1", name: "K1", office: "O1", area: dissolve(cells.map(({ area }) => area)) }],
    cells,
    grids: spots.map(({ letter, row, column }) => ({
      code: `G${code(row, column)}`,
      name: `G${code(row, column)}`,
      squad: letter,
      standard: "S1",
      duty: "D1",
    })),
    squads: squads.map((letter) => ({ code: letter, name: `squad ${letter}`, captain: null, phone: "0000" })),
    segments: [],
    posts: cells.map(({ code: own, grid, area }) => {
      const [a, , c] = (area[0] as [[Point, Point, Point]])[0];
      return {
        code: `P${own}`,
        name: `post ${own}`,
        grid,
        kind: "fixed",
        mode: "patrol",
        line: [[(a[0] + c[0]) / 2, (a[1] + c[1]) / 2]],
        place: null,
        qualified: 0,
        hours: null,
      };
    }),
    persons: spots.map(({ letter, row, column }) => ({
      code: `R${code(row, column)}`,
      name: `person ${code(row, column)}`,
      kind: "formal",
      squad: letter,
      phone: "0000",
    })),
    standards: [{ code: "S1", name: "standard", version: 1, items: [] }],
    duties: [{ code: "D1", name: "duty", text: "", answersTo: "bureau" }],
    assignments,
    rules: [],
    places: [],
    allowances: [],
    days: [],
    absences: [],
    mergers: [],
  };
}
