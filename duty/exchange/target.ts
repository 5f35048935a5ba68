import type { Shape, WriteField } from "../../geo/format/format";
import type { NounList, Nouns } from "../edit/patch";
import type { GroundShape, Row } from "./row";

/** A column of a table: its name in files we write, and the names other people give it. */
export interface Column {
  readonly name: string;
  readonly names: readonly string[];
  readonly needed?: boolean;
  /** The list its text is a code of, or a name in. */
  readonly refers?: NounList;
}

/** What one row of a list is in a table. */
export interface Target<List extends NounList = NounList> {
  readonly list: List;
  /** Names a layer or sheet of it may have. */
  readonly names: readonly string[];
  readonly shapes: readonly Shape["type"][];
  readonly columns: readonly Column[];
  /** How a code is made where the table has none: "R" gives R0001. */
  readonly prefix: string;
  /** The values of an item in the order of the columns. */
  values(item: Nouns[List][number]): readonly (string | number | null)[];
  shape(item: Nouns[List][number]): GroundShape | null;
  /** The item of a row; wrong fields are noted in the row. An empty code is filled in later. */
  item(row: Row): Nouns[List][number];
}

/** Columns of numbers; all others are text. */
const NUMBERS = new Set(["width", "version"]);

/** The columns as a writer of files wants them. */
export const writeFields = (columns: readonly Column[]): WriteField[] =>
  columns.map(({ name }) => ({ name, type: NUMBERS.has(name) ? "number" : "text" }));

/** Names of columns as they are compared: without case, blanks and what stands in brackets. */
export const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[（(][^）)]*[）)]/g, "")
    .replace(/[\s_\-*＊]+/g, "");
