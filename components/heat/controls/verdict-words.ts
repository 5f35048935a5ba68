import type { Say } from "../../words/words";
import type { Exposure } from "./exposure-figures";

const KINDS = { "patrol-explains": "warning", "patrol-blind": "warning", "no-patrol-bias": "success", "too-few": "info" } as const;

/** How a verdict is shown. */
export type VerdictKind = "info" | "success" | "warning";

const known = (code: string): code is keyof typeof KINDS => Object.hasOwn(KINDS, code);

/** What colour a verdict has: a pattern the patrol made, or one it cannot see, asks for care. */
export const verdictKind = (code: string): VerdictKind => (known(code) ? KINDS[code] : "info");

/** A verdict's plain sentence; a code nobody knows as it is. */
export const verdictWords = ({ code }: Exposure["verdict"], say: Say): string =>
  known(code) ? say(`controls.exposure.verdict.${code}`) : code;

/**
 * The figures under the sentence, as far as the verdict gives them: how many finds and hours, and how often a find lies where more is patrolled than
 * at a place and hour drawn at random. That is (1 + lean) / 2 of the verdict's leans, Somers' D: a half means that patrol has nothing to do with it.
 */
export function verdictFigures({ code, values }: Exposure["verdict"], say: Say): string[] {
  const numbers = (...names: readonly string[]) => names.every((name) => Number.isFinite(values[name]));
  const more = (name: string) => Math.round((1 + Number(values[name])) * 50);
  const lines: string[] = [];
  if (numbers("own", "others", "hours")) lines.push(say("controls.exposure.figures", values));
  if (code !== "too-few" && numbers("ownLean", "othersLean"))
    lines.push(say("controls.exposure.lean", { own: more("ownLean"), others: more("othersLean") }));
  return lines;
}
