import { IntlMessageFormat } from "intl-messageformat";
import { type Language, LOCALE } from "./language";

/** What a sentence speaks of. */
export type Values = Readonly<Record<string, string | number>>;

const known = new Map<string, IntlMessageFormat>();

function formatOf(pattern: string, language: Language): IntlMessageFormat {
  const key = `${language}\n${pattern}`;
  const found = known.get(key);
  if (found) return found;
  const made = new IntlMessageFormat(pattern, LOCALE[language], undefined, { ignoreTag: true });
  known.set(key, made);
  return made;
}

/**
 * A sentence with its values put in (ICU message syntax: plurals, numbers).
 * @throws when the pattern names a value that is not given: a word list and its caller disagree.
 */
export function message(pattern: string, values: Values, language: Language): string {
  return pattern.includes("{") ? String(formatOf(pattern, language).format(values as Record<string, string | number>)) : pattern;
}
