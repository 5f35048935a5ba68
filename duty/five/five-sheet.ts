import type { OpenedFile, ReadFeature } from "../../geo/format/format";
import { alike, differenceOf } from "../edit/difference";
import { notOwn } from "../edit/own-squad";
import { type Patch, patched } from "../edit/patch";
import { placeColumns } from "../exchange/place-columns";
import type { GroundShape } from "../exchange/row";
import { type ComingRow, type RefusedRow, Taking } from "../exchange/taking";
import { columnsOf, likelyUse, targetOf } from "../exchange/targets";
import type { Assignment, Plan, Post } from "../plan";
import { type WallClock, wallClock } from "../time/wall-clock";
import { fiveFaults } from "./five-faults";
import { FIVE_LISTS, type FiveList } from "./five-layers";
import { fitsKind } from "./post-edits";

/** One thing that is wrong with one row: sheet, its row number, the list's column, a code for the word list, and what stood there. */
export interface SheetFault {
  readonly sheet: string;
  readonly row: number;
  readonly field: string;
  readonly fault: string;
  readonly got: string;
  readonly list: FiveList | null;
}

/** What a workbook would do to a plan. `after` has its good rows, and only those. */
export interface SheetRead {
  readonly after: Plan;
  readonly counts: { readonly [List in FiveList]?: { readonly added: number; readonly changed: number; readonly same: number } };
  readonly rows: number;
  readonly faults: readonly SheetFault[];
  /** Sheets that are none of the five fixed. */
  readonly passed: readonly string[];
}

interface SheetRow extends ComingRow {
  readonly list: FiveList;
  readonly columns: Readonly<Record<string, string>>;
}

const NOUNS: Readonly<Record<string, FiveList>> = {
  person: "persons",
  standard: "standards",
  duty: "duties",
  post: "posts",
  assignment: "assignments",
  absence: "absences",
  merger: "mergers",
  day: "days",
};
const isFive = (use: string): use is FiveList => (FIVE_LISTS as readonly string[]).includes(use);
const keyOf = ({ layer, number }: { readonly layer: string; readonly number: number }) => `${layer}\n${number}`;

/** Where a post stands: what the row says, by its shape or two columns of WGS84 degrees; failing that, where the plan has it already. */
function shapeOf(
  { shape, properties }: ReadFeature,
  columns: Readonly<Record<string, string>>,
  known: ReadonlyMap<string, Post>,
): GroundShape | null {
  if (shape) return shape;
  const { lon, lat } = placeColumns(Object.keys(properties));
  const [x, y] = [properties[lon ?? ""], properties[lat ?? ""]];
  if (x !== undefined && y !== undefined && x !== null && y !== null && x !== "" && y !== "") {
    const at = [Number(x), Number(y)] as const;
    if (Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90) return { type: "point", at };
  }
  const said = [columns.code, columns.name].map((column) => String(properties[column ?? ""] ?? "").trim());
  const post = said.map((one) => known.get(one)).find((one) => one !== undefined);
  if (!post) return null;
  return post.line.length === 1 ? { type: "point", at: post.line[0] as Post["line"][number] } : { type: "line", line: post.line };
}

/** All rows of a file that belong to one of the lists, and what the file itself could not tell. */
async function rowsOf(file: OpenedFile, plan: Plan): Promise<{ rows: SheetRow[]; faults: SheetFault[]; passed: string[] }> {
  const uses = new Map(
    file.layers.map((layer) => {
      const use = likelyUse({ name: layer.name, fields: layer.fields, shapes: [] });
      return [layer.name, isFive(use) ? { list: use, columns: columnsOf(use, layer.fields) } : null] as const;
    }),
  );
  const known = new Map([...plan.posts.map((post) => [post.name, post] as const), ...plan.posts.map((post) => [post.code, post] as const)]);
  const rows: SheetRow[] = [];
  const faults: SheetFault[] = [];
  for await (const item of file.features()) {
    const use = uses.get(item.layer) ?? null;
    if (!use) continue;
    if ("fault" in item) {
      faults.push({ sheet: item.layer, row: item.number ?? 0, field: item.field ?? "", fault: item.fault, got: item.got, list: use.list });
      continue;
    }
    const shape = use.list === "posts" ? shapeOf(item, use.columns, known) : null;
    if (Object.values(item.properties).some((value) => value !== null && value !== "")) rows.push({ ...item, shape, ...use });
  }
  return { rows, faults, passed: [...uses].flatMap(([name, use]) => (use ? [] : [name])) };
}

/** An item as the plan is to have it: columns that the sheet does not have leave what the plan had. */
function completed<T extends { readonly code: string }>(item: T, known: T | undefined, row: SheetRow, plan: Plan): T {
  const columns = targetOf(row.list).columns.map(({ name }) => name);
  const kept =
    known &&
    Object.fromEntries(columns.filter((name) => !(name in row.columns)).map((name) => [name, (known as Record<string, unknown>)[name]]));
  const whole = { ...item, ...kept };
  const since = row.list === "assignments" && (whole as unknown as Assignment).from === 0;
  return since ? { ...whole, from: plan.version.from } : whole;
}

interface Taken {
  readonly patch: Patch;
  readonly after: Plan;
  readonly refused: readonly RefusedRow[];
  /** Which row each item came from, by "list:code". */
  readonly rowOf: ReadonlyMap<string, SheetRow>;
}

function taken(plan: Plan, rows: readonly SheetRow[], clock: WallClock): Taken {
  const taking = new Taking(plan, clock);
  for (const row of rows) taking.add(row, row.list, row.columns);
  const raw = taking.patch(false);
  if (taking.refused.length > 0) return { patch: raw, after: plan, refused: taking.refused, rowOf: new Map() };
  const rowOf = new Map<string, SheetRow>();
  const set: Record<string, readonly { readonly code: string }[]> = {};
  for (const list of FIVE_LISTS) {
    // Nothing was refused: the items of a list are its rows in their order.
    const own = rows.filter((row) => row.list === list);
    const known = new Map((plan[list] as readonly { readonly code: string }[]).map((one) => [one.code, one] as const));
    const items = ((raw.set[list] ?? []) as readonly { readonly code: string }[]).map((item, index) => {
      rowOf.set(`${list}:${item.code}`, own[index] as SheetRow);
      return completed(item, known.get(item.code), own[index] as SheetRow, plan);
    });
    const fresh = items.filter((item) => !alike(item, known.get(item.code)));
    if (fresh.length > 0) set[list] = fresh;
  }
  const patch = { set, remove: {} } as Patch;
  return { patch, after: patched(plan, patch), refused: [], rowOf };
}

/** What the law says of a plan with these rows, by row. Of two rows that cannot both be, the later is the wrong one. */
function unlawful(
  plan: Plan,
  { after, patch, rowOf }: Taken,
  squad: string | null | undefined,
): { row: SheetRow; field: string; fault: string; got: string }[] {
  const foreign = squad === undefined ? [] : notOwn(plan, after, patch, squad);
  const own = [...(patch.set.assignments ?? [])].flatMap(({ code, person, deputy }) =>
    deputy === person ? [{ list: "assignments", code, fault: "edit.own-deputy", field: "deputy", got: person, detail: "" }] : [],
  );
  const lines = [...(patch.set.posts ?? [])].flatMap((post) =>
    fitsKind(post) ? [] : [{ list: "posts", code: post.code, fault: "edit.one-point", field: "kind", got: post.kind, detail: "" }],
  );
  const law = [...foreign, ...fiveFaults(plan, after)].map(({ fault, noun, code, detail }) => ({
    list: NOUNS[noun] ?? noun,
    code,
    fault,
    field: fault === "post.double-duty" ? "pattern" : fault.startsWith("pattern.") ? "pattern" : "",
    got: detail || code,
    detail,
  }));
  return [...own, ...lines, ...law].flatMap(({ list, code, fault, field, got, detail }) => {
    const both = [rowOf.get(`${list}:${code}`), rowOf.get(`${list}:${detail}`)].filter((row) => row !== undefined);
    const row = both.sort((a, b) => b.number - a.number)[0];
    return row ? [{ row, field, fault, got: row === rowOf.get(`${list}:${code}`) ? got : code }] : [];
  });
}

/**
 * Reads a workbook or table of people, posts, assignments, absences, joint duty, calendar, standards or duties as a change of a plan. Every wrong row is named,
 * and what refers to a wrong row is wrong too; `after` is the plan with all other rows. Columns that a sheet lacks leave what the plan has;
 * a post without a shape stays where it is. Shapes are WGS84 degrees. With a `squad` only what is that squad's own may be in it (三权分离).
 * @throws FormatRefusal what the file's own reader throws
 */
export async function fiveSheet(plan: Plan, file: OpenedFile, squad?: string | null): Promise<SheetRead> {
  const clock = wallClock(plan.version.timeZone);
  const { rows, faults, passed } = await rowsOf(file, plan);
  const wrong = new Set(faults.map(({ sheet, row }) => keyOf({ layer: sheet, number: row })));
  const found = [...faults];
  const note = (
    row: { readonly layer: string; readonly number: number },
    list: FiveList | null,
    field: string,
    fault: string,
    got: string,
  ) => {
    wrong.add(keyOf(row));
    found.push({ sheet: row.layer, row: row.number, field, fault, got, list });
  };
  const listOf = new Map(rows.map((row) => [row.layer, row.list] as const));
  for (;;) {
    const good = rows.filter((row) => !wrong.has(keyOf(row)));
    const now = taken(plan, good, clock);
    for (const { layer, number, field, fault, got } of now.refused) note({ layer, number }, listOf.get(layer) ?? null, field, fault, got);
    if (now.refused.length > 0) continue;
    const law = unlawful(plan, now, squad);
    for (const { row, field, fault, got } of law) note(row, row.list, field, fault, got);
    if (law.length > 0) continue;
    return { after: now.after, counts: countsOf(plan, now.after, good), rows: rows.length, faults: ordered(found), passed };
  }
}

const ordered = (faults: readonly SheetFault[]) =>
  [...faults].sort((a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : a.row - b.row));

function countsOf(plan: Plan, after: Plan, rows: readonly SheetRow[]): SheetRead["counts"] {
  const { set } = differenceOf(plan, after);
  const counts: Record<string, { added: number; changed: number; same: number }> = {};
  for (const list of FIVE_LISTS) {
    const all = rows.filter((row) => row.list === list).length;
    if (all === 0) continue;
    const known = new Set((plan[list] as readonly { readonly code: string }[]).map(({ code }) => code));
    const coming = (set[list] ?? []) as readonly { readonly code: string }[];
    const added = coming.filter(({ code }) => !known.has(code)).length;
    counts[list] = { added, changed: coming.length - added, same: all - coming.length };
  }
  return counts;
}
