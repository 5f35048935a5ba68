"use client";

import { TranslationOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRouter } from "next/navigation";
import { LANGUAGE_COOKIE, type Language, LOCALE } from "../words/language";
import { useWords } from "../words/use-words";

/** Changes the language to the other one. */
export function useLanguageChange(): { readonly other: Language; readonly change: () => void } {
  const { language } = useWords();
  const router = useRouter();
  const other = language === "zh" ? "en" : "zh";
  const change = () => {
    // The one cookie the page itself writes; every browser has this way.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers in use
    document.cookie = `${LANGUAGE_COOKIE}=${other}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  };
  return { other, change };
}

/** Changes the language; the choice is kept for a year. */
export function LanguageSwitch({ plain = false }: { readonly plain?: boolean }) {
  const { say } = useWords();
  const { other, change } = useLanguageChange();
  return (
    <Button
      type={plain ? "text" : "default"}
      icon={<TranslationOutlined aria-hidden />}
      onClick={change}
      lang={LOCALE[other]}
      aria-label={say("language.switch")}
      data-testid="language"
    >
      {say("language.other")}
    </Button>
  );
}
