import type { BorderPart } from "../../duty/plan";
import type { Language } from "../words/language";
import { patternWords } from "../words/pattern-words";
import type { Say } from "../words/words";
import type { NameOf } from "./ledger";

interface Speech {
  readonly say: Say;
  readonly language: Language;
  readonly nameOf: NameOf;
}

/** Whether a part before this one takes some of its hours: then "at any time" would be untrue. */
const narrowed = (parts: readonly BorderPart[], index: number) =>
  parts.slice(0, index).some(({ side }) => side === null || parts[index]?.side === null || side === parts[index]?.side);

function sentence(parts: readonly BorderPart[], index: number, { say, language, nameOf }: Speech): string {
  const { side, hours, lead, support } = parts[index] as BorderPart;
  const when = hours !== null ? patternWords(hours, language) : say(narrowed(parts, index) ? "rule.rest" : "rule.always");
  const who = { when, lead: nameOf(lead), support: nameOf(support) };
  return side === null ? say("rule.both", who) : say("rule.side", { ...who, side: nameOf(side) });
}

/** A rule's parts as plain sentences, one for each. The first part that fits answers, and they are told in that order. */
export const ruleSentences = (parts: readonly BorderPart[], speech: Speech): string[] =>
  parts.map((_part, index) => sentence(parts, index, speech));

/** A rule in a few words, for a line of a list. */
export function ruleBrief(parts: readonly BorderPart[], between: readonly [string, string], speech: Speech): string {
  const { say, nameOf } = speech;
  const [first] = parts;
  if (!first) return say("none");
  const leads = new Set(parts.map(({ lead }) => lead));
  if (leads.size === 1) return say("rule.brief-one", { lead: nameOf(first.lead) });
  if (parts.every(({ hours, side, lead }) => hours === null && side === lead) && between.every((one) => leads.has(one)))
    return say("rule.brief-own");
  return say("rule.brief-more", { first: sentence(parts, 0, speech), count: parts.length });
}
