/** One row of a CSV text: `number` counts rows as a spreadsheet does, from 1; a quoted cell over several lines is in one row. */
export interface CsvRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A row that cannot be read, or a place after which nothing can. */
export interface CsvFault {
  readonly number: number;
  readonly fault: "csv.unclosed-quote" | "csv.quote" | "csv.too-long" | "csv.nul";
  readonly got: string;
}

const [QUOTE, CR, LF] = [34, 13, 10];
const MOST_CELL = 1024 * 1024;
const MOST_ROW = 4 * 1024 * 1024;

/** What was found at a place of a text: a row, a fault with the place to go on, or nothing yet. `end` of -1: nothing more can be read. */
type Found =
  | { readonly cells: readonly string[]; readonly end: number }
  | { readonly fault: CsvFault["fault"]; readonly end: number }
  | null;

function quoted(text: string, open: number, final: boolean): { readonly cell: string; readonly at: number } | "more" | "unclosed" {
  let cell = "";
  for (let from = open + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return final || text.length - open > MOST_CELL ? "unclosed" : "more";
    if (quote + 1 === text.length && !final) return "more";
    if (text.charCodeAt(quote + 1) !== QUOTE) return { cell: cell + text.slice(from, quote), at: quote + 1 };
    cell += text.slice(from, quote + 1);
    from = quote + 2;
  }
}

const lineEnd = (text: string, from: number) => {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) return at;
  }
  return text.length;
};

/** Behind the line break at a place; null when it may go on in the next piece. */
function behind(text: string, at: number, final: boolean): number | null {
  if (at >= text.length) return final ? at : null;
  if (text.charCodeAt(at) !== CR) return at + 1;
  if (at + 1 >= text.length && !final) return null;
  return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

function found(text: string, start: number, delimiter: number, final: boolean): Found {
  const cells: string[] = [];
  for (let at = start; ; at++) {
    const from = at;
    if (text.charCodeAt(at) === QUOTE) {
      const read = quoted(text, at, final);
      if (read === "more") return null;
      if (read === "unclosed") return { fault: "csv.unclosed-quote", end: -1 };
      cells.push(read.cell);
      at = read.at;
    } else {
      for (let code = text.charCodeAt(at); at < text.length && code !== delimiter && code !== LF && code !== CR; )
        code = text.charCodeAt(++at);
      cells.push(text.slice(from, at));
    }
    if (text.charCodeAt(at) === delimiter) continue;
    const end = behind(text, lineEnd(text, at), final);
    if (end === null) return null;
    return at < text.length && lineEnd(text, at) !== at ? { fault: "csv.quote", end } : { cells, end };
  }
}

const checked = (number: number, row: NonNullable<Found>, text: string, at: number): CsvRow | CsvFault => {
  const got = text.slice(at, at + 60);
  if ("fault" in row) return { number, fault: row.fault, got };
  if (row.cells.some((cell) => cell.length > MOST_CELL)) return { number, fault: "csv.too-long", got };
  return row.cells.some((cell) => cell.includes("\0"))
    ? { number, fault: "csv.nul", got: got.replaceAll("\0", "\\0") }
    : { number, cells: row.cells };
};

/**
 * Rows of a CSV text that comes in pieces, those of each piece together (RFC 4180; line breaks CRLF, LF or CR; a quote within an unquoted cell is plain). An
 * unclosed quote (none within 1 MB) and a row of over 4 MB end the reading; other faults cost their row.
 */
export async function* csvRows(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<readonly (CsvRow | CsvFault)[]> {
  const code = delimiter.charCodeAt(0);
  let [rest, number, ended] = ["", 1, false];
  const taken = (text: string, final: boolean): readonly (CsvRow | CsvFault)[] => {
    const rows: (CsvRow | CsvFault)[] = [];
    let at = 0;
    while (at < text.length && !ended) {
      const row = found(text, at, code, final);
      if (row === null) break;
      rows.push(checked(number++, row, text, at));
      ended = row.end < 0;
      at = row.end;
    }
    rest = ended ? "" : text.slice(at);
    if (rest.length <= MOST_ROW) return rows;
    ended = true;
    return [...rows, { number, fault: "csv.too-long", got: rest.slice(0, 60) }];
  };
  for await (const piece of texts) {
    yield taken(rest + piece, false);
    if (ended) return;
  }
  yield taken(rest, true);
}
