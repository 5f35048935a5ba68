import { en } from "./en";
import type { Language } from "./language";
import { message, type Values } from "./message";
import { type WordKey, zh } from "./zh";

/** Says a sentence in one language. */
export type Say = (key: WordKey, values?: Values) => string;

const NOTHING: Values = {};

/** The sentences of a language. */
export const wordsOf =
  (language: Language): Say =>
  (key, values = NOTHING) =>
    message((language === "zh" ? zh : en)[key], values, language);

/** The word for one of a family ("role", "captain"), or the bare name when the list does not know it: names come from data too. */
export function wordFor(say: Say, family: string, name: string): string {
  const key = `${family}.${name}`;
  return Object.hasOwn(zh, key) ? say(key as WordKey) : name;
}
