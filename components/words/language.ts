/** The two languages of the portal: Chinese is the source, English its translation. */
export type Language = "zh" | "en";

/** The cookie that keeps a person's choice. */
export const LANGUAGE_COOKIE = "lang";

/** What `<html lang>`, Intl and antd call each language. */
export const LOCALE: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };

/** The language a person chose, failing that the first of the browser's list that we speak, failing that Chinese. */
export function languageOf(cookie: string | null | undefined, acceptLanguage?: string | null): Language {
  if (cookie === "zh" || cookie === "en") return cookie;
  return acceptedLanguage(acceptLanguage);
}

/** The language an `Accept-Language` header asks for; Chinese when it names neither. */
export function acceptedLanguage(header: string | null | undefined): Language {
  const wanted = (header ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", ...rest] = entry.trim().toLowerCase().split(";");
      const quality = rest.map((part) => /^\s*q=([\d.]+)\s*$/.exec(part)?.[1]).find((value) => value !== undefined);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    if (tag === "zh" || tag.startsWith("zh-")) return "zh";
    if (tag === "en" || tag.startsWith("en-")) return "en";
  }
  return "zh";
}
