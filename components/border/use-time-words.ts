"use client";

import { useMemo } from "react";
import type { Instant } from "../../duty/plan";
import { LOCALE } from "../words/language";
import { useWords } from "../words/use-words";

/** Instants as the wall of the city shows them: date and minute. */
export function useTimeWords(timeZone: string): (at: Instant) => string {
  const { language } = useWords();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(LOCALE[language], {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    return (at) => format.format(at);
  }, [language, timeZone]);
}
