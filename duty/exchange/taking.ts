import type { Value } from "../../geo/format/format";
import type { Point } from "../../geo/plane/point";
import { validArea } from "../../geo/plane/valid-area";
import { NOUN_LISTS, type NounList, type Patch } from "../edit/patch";
import type { Plan } from "../plan";
import type { WallClock } from "../time/wall-clock";
import { type GroundShape, Row } from "./row";
import { targetOf } from "./targets";

/** A row that comes in, its shape already in WGS84. */
export interface ComingRow {
  readonly layer: string;
  readonly number: number;
  readonly properties: Readonly<Record<string, Value>>;
  readonly shape: GroundShape | null;
}

/** A row that was refused: which, which field, a code for the word list, what stood there, and where it lies if that is known. */
export interface RefusedRow {
  readonly layer: string;
  readonly number: number;
  readonly field: string;
  readonly fault: string;
  readonly got: string;
  readonly at: Point | null;
}

interface Coded {
  readonly code: string;
}
interface Held {
  item: Coded & Record<string, unknown>;
  readonly layer: string;
  readonly number: number;
}

/** The longest code. */
const MOST_CODE = 200;

const firstPoint = (shape: GroundShape | null): Point | null =>
  shape === null
    ? null
    : shape.type === "point"
      ? shape.at
      : shape.type === "line"
        ? (shape.line[0] ?? null)
        : (shape.area[0]?.[0]?.[0] ?? null);

/** Gathers rows of tables into a patch of a plan: every wrong row is told, none is half taken. */
export class Taking {
  readonly #held = new Map<NounList, Held[]>();
  readonly refused: RefusedRow[] = [];

  constructor(
    private readonly plan: Plan,
    private readonly clock: WallClock,
  ) {}

  #refuse(
    { layer, number }: { readonly layer: string; readonly number: number },
    field: string,
    fault: string,
    got: string,
    at: Point | null,
  ): void {
    this.refused.push({ layer, number, field, fault, got: got.slice(0, 80), at });
  }

  /** Reads one row as an item of a list; `columns` says which column of the table is meant by which of the list's. */
  add(row: ComingRow, list: NounList, columns: Readonly<Record<string, string>>): void {
    const read = new Row((name) => row.properties[columns[name] ?? ""], row.shape, this.clock);
    const item = targetOf(list).item(read) as unknown as Held["item"];
    if (item.code.length > MOST_CODE) read.wrong("code", "row.too-long", item.code);
    if (!read.fault && "area" in item) {
      const wrong = validArea(item.area as Parameters<typeof validArea>[0]);
      if (wrong) {
        this.#refuse(row, "shape", wrong.fault, wrong.at.join(" "), wrong.at);
        return;
      }
    }
    if (read.fault) {
      this.#refuse(row, read.fault.field, read.fault.fault, read.fault.got, firstPoint(row.shape));
      return;
    }
    const held = this.#held.get(list);
    const one = { item, layer: row.layer, number: row.number };
    if (held) held.push(one);
    else this.#held.set(list, [one]);
  }

  /** Gives every item without a code one that nobody has. */
  #code(): void {
    for (const [list, held] of this.#held) {
      const known = new Set([...(this.plan[list] as readonly Coded[]), ...held.map(({ item }) => item)].map(({ code }) => code));
      const { prefix } = targetOf(list);
      let next = 1;
      for (const one of held) {
        if (one.item.code !== "") continue;
        let code: string;
        do code = `${prefix}${String(next++).padStart(4, "0")}`;
        while (known.has(code));
        known.add(code);
        one.item = { ...one.item, code };
      }
    }
  }

  #doubles(): void {
    for (const [list, held] of this.#held) {
      const seen = new Set<string>();
      const kept = held.filter((one) => {
        if (!seen.has(one.item.code)) return seen.add(one.item.code);
        this.#refuse(one, "code", "row.double", one.item.code, null);
        return false;
      });
      this.#held.set(list, kept);
    }
  }

  /** Codes and, where only one bears it, names of a list: what a reference may say. */
  #names(list: NounList): Map<string, string | null> {
    const coming = (this.#held.get(list) ?? []).map(({ item }) => item);
    const replaced = new Set(coming.map(({ code }) => code));
    const all = [...(this.plan[list] as readonly Coded[]).filter(({ code }) => !replaced.has(code)), ...coming];
    const names = new Map<string, string | null>();
    for (const { code, name } of all as readonly (Coded & { name?: string })[]) {
      if (name) names.set(name, names.has(name) ? null : code);
    }
    for (const { code } of all) names.set(code, code);
    return names;
  }

  #resolve(): void {
    const known = new Map<NounList, Map<string, string | null>>();
    const namesOf = (list: NounList) => {
      const found = known.get(list) ?? this.#names(list);
      known.set(list, found);
      return found;
    };
    for (const [list, held] of this.#held) {
      const references = targetOf(list).columns.flatMap(({ name, refers }) => (refers ? [{ name, refers }] : []));
      for (const one of held) {
        for (const { name, refers } of references) {
          const pair = list === "rules" ? (one.item.between as string[]) : null;
          const text = pair ? pair[name === "one" ? 0 : 1] : (one.item[name] as string | null);
          if (text === null || text === undefined) continue;
          const code = namesOf(refers).get(text);
          if (code === undefined) this.#refuse(one, name, "row.unknown-reference", text, null);
          else if (code === null) this.#refuse(one, name, "row.many-of-that-name", text, null);
          else if (pair) pair[name === "one" ? 0 : 1] = code;
          else if (code !== text) one.item = { ...one.item, [name]: code };
        }
      }
    }
  }

  /**
   * The patch of all rows that were added. With `whole` lists, what the plan has beside them in these lists goes. Look at `refused` afterwards:
   * with one refused row the file is to be refused as a whole.
   */
  patch(whole: boolean): Patch {
    this.#code();
    this.#doubles();
    this.#resolve();
    const set: Record<string, unknown> = {};
    const remove: Record<string, string[]> = {};
    for (const list of NOUN_LISTS) {
      const held = this.#held.get(list);
      if (!held) continue;
      set[list] = held.map(({ item }) => item);
      const coming = new Set(held.map(({ item }) => item.code));
      const gone = whole ? (this.plan[list] as readonly Coded[]).flatMap(({ code }) => (coming.has(code) ? [] : [code])) : [];
      if (gone.length > 0) remove[list] = gone;
    }
    return { set, remove } as Patch;
  }
}
