import { cookies, headers } from "next/headers";
import { LANGUAGE_COOKIE, type Language, languageOf } from "../../components/words/language";
import { type Say, wordsOf } from "../../components/words/words";

/** The language of the page that is being made. */
export const pageLanguage = async (): Promise<Language> =>
  languageOf((await cookies()).get(LANGUAGE_COOKIE)?.value, (await headers()).get("accept-language"));

/** The words of the page that is being made. */
export const pageWords = async (): Promise<Say> => wordsOf(await pageLanguage());
