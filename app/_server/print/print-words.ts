import type { boardZh } from "../../../components/words/board-zh";
import type { BorderBasis, BorderState, DutyMode, PersonKind, PlaceKind, PostKind } from "../../../duty/plan";

/** The keys printed sheets speak by: their own, and the words for kinds that the screen uses too. */
export type PrintKey =
  | keyof typeof boardZh
  | `post.${PostKind}`
  | `mode.${DutyMode}`
  | `person.${PersonKind}`
  | `badge.${PlaceKind}`
  | `basis.${BorderBasis}`
  | `state.${BorderState}`
  | "map.approval"
  | "sample.hint";

/** Says a sentence of a printed sheet in its language: `wordsOf(language)` fits. */
export type PrintWords = (key: PrintKey, values?: Readonly<Record<string, string | number>>) => string;
