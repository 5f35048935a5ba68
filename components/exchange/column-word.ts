import type { LayerUse } from "../../duty/exchange/targets";
import { type Say, wordFor } from "../words/words";

/** The word for a column of a list: its own where the list has one, else that of all columns of the name. */
export function columnWord(say: Say, use: LayerUse, column: string): string {
  const own = `${use}.${column}`;
  const word = wordFor(say, "column", own);
  return word === own ? wordFor(say, "column", column) : word;
}
