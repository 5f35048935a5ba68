import { csvRows } from "./csv-rows";

const DELIMITERS = [",", "\t", ";", "|"];
const LOOK = 64 * 1024;
const MOST_ROWS = 50;

async function* once(text: string) {
  yield text;
}

/** How many cells the rows of a text have with a delimiter, 0 where rows differ much. */
async function width(text: string, delimiter: string): Promise<number> {
  const counts: number[] = [];
  for await (const rows of csvRows(once(text), delimiter)) {
    for (const row of rows) if ("cells" in row && row.cells.join("") !== "") counts.push(row.cells.length);
  }
  counts.length = Math.min(counts.length, MOST_ROWS);
  const first = counts[0] ?? 0;
  const same = counts.filter((count) => count === first).length;
  return first > 1 ? (first * same) / counts.length : 0;
}

/** The delimiter of a CSV text by its first rows: what a first line "sep=;" says, else the one with which they have most cells, evenly; comma where none has. */
export async function csvDelimiter(text: string): Promise<string> {
  const said = /^sep=(.)\r?\n/.exec(text);
  if (said) return said[1] as string;
  const head = text.slice(0, LOOK);
  const whole = head.length < text.length ? head.slice(0, Math.max(head.lastIndexOf("\n"), 1)) : head;
  let [best, most] = [",", 0];
  for (const delimiter of DELIMITERS) {
    const cells = await width(whole, delimiter);
    if (cells > most) [best, most] = [delimiter, cells];
  }
  return best;
}
