import { dayText } from "../../../duty/time/civil";
import type { HeatQuestion, Permitted } from "../../../duty/violation/heat-question";
import type { Language } from "../../words/language";
import { type Say, wordFor } from "../../words/words";
import { categoryName, type ExtraCategory } from "./category-branches";
import { dayNumber } from "./day-bars";
import { hourWords } from "./hour-words";

/** What a question's words need to know beside it. */
export interface QuestionNames {
  readonly language: Language;
  /** Names of squads by code. */
  readonly squads: ReadonlyMap<string, string>;
  /** The city's own categories. */
  readonly extra: readonly ExtraCategory[];
  /** The last day there is, "2026-10-31": a span up to it is told as "last 28 days"; null tells dates. */
  readonly today: string | null;
}

/** A short phrase for one part of a question, and the question without that part. `key` tells parts apart. */
export interface QuestionPhrase {
  readonly key: string;
  readonly text: string;
  readonly without: HeatQuestion;
}

const MOST_ONE_BY_ONE = 3;

/** A list in phrases: each its own while they are few, else the first ones and how many. */
function listed<Code extends string>(
  key: string,
  codes: readonly Code[],
  name: (code: Code) => string,
  say: Say,
  left: (codes: readonly Code[]) => HeatQuestion,
): QuestionPhrase[] {
  if (codes.length <= MOST_ONE_BY_ONE)
    return codes.map((code) => ({ key: `${key}.${code}`, text: name(code), without: left(codes.filter((one) => one !== code)) }));
  const first = codes.slice(0, 2).map(name).join(say("controls.question.comma"));
  return [{ key, text: say("controls.question.and-more", { first, count: codes.length }), without: left([]) }];
}

function nearPhrases(question: HeatQuestion, say: Say): QuestionPhrase[] {
  const { near } = question;
  if (!near) return [];
  const kinds = near.kinds.map((kind) => say(`place.${kind}`)).join(say("controls.question.comma"));
  const places = { key: "near", text: say("controls.question.near", { kinds, metres: near.metres }), without: { ...question, near: null } };
  if (!near.keyHours) return [places];
  return [
    places,
    { key: "key-hours", text: say("controls.question.key-hours"), without: { ...question, near: { ...near, keyHours: false } } },
  ];
}

function daysText({ from, to }: HeatQuestion, today: string | null, say: Say): string {
  const last = to && dayText(dayNumber(to) - 1);
  if (from && (last === today || (!to && today)) && today)
    return say("controls.question.last-days", { days: dayNumber(today) + 1 - dayNumber(from) });
  if (from && last) return from === last ? from : say("controls.question.between", { from, to: last });
  return from ? say("controls.question.since", { from }) : say("controls.question.until", { to: last as string });
}

const permittedPhrases = (question: HeatQuestion, say: Say): QuestionPhrase[] => {
  const usual: Permitted = "without";
  if (question.permitted === usual) return [];
  return [{ key: "permitted", text: say(`controls.question.permitted.${question.permitted}`), without: { ...question, permitted: usual } }];
};

/**
 * A heat question in short phrases, each with the question that is left without it: for chips that can be taken off one by one, and joined for
 * exports. No phrase for what does not narrow; a question about everything has none.
 */
export function questionWords(question: HeatQuestion, say: Say, names: QuestionNames): QuestionPhrase[] {
  const { hours, box, from, to } = question;
  const category = (code: string) => {
    const name = categoryName(code, names.extra);
    return name === null ? code : say("controls.question.category", { code, name });
  };
  const phrases = [
    ...listed("category", question.categories, category, say, (categories) => ({ ...question, categories })),
    ...nearPhrases(question, say),
  ];
  if (hours) phrases.push({ key: "hours", text: hourWords(hours, say, names.language), without: { ...question, hours: null } });
  if (from || to) phrases.push({ key: "days", text: daysText(question, names.today, say), without: { ...question, from: null, to: null } });
  phrases.push(
    ...listed(
      "channel",
      question.channels,
      (channel) => wordFor(say, "channel", channel),
      say,
      (channels) => ({ ...question, channels }),
    ),
    ...listed(
      "squad",
      question.squads,
      (squad) => names.squads.get(squad) ?? squad,
      say,
      (squads) => ({ ...question, squads }),
    ),
  );
  if (box) phrases.push({ key: "box", text: say("controls.question.box"), without: { ...question, box: null } });
  return [...phrases, ...permittedPhrases(question, say)];
}

/** A question in one line, "09001 游商 · 学校 150 米内 · 近 28 天"; about everything says so. */
export function questionLine(question: HeatQuestion, say: Say, names: QuestionNames): string {
  const phrases = questionWords(question, say, names).map(({ text }) => text);
  return phrases.length > 0 ? phrases.join(" · ") : say("controls.question.everything");
}
