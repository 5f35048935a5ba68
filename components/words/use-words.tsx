"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Language } from "./language";
import { type Say, wordsOf } from "./words";

interface Words {
  readonly language: Language;
  readonly say: Say;
}

const Context = createContext<Words | null>(null);

/** Gives everything below it the words of one language. */
export function WordsProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const words = useMemo(() => ({ language, say: wordsOf(language) }), [language]);
  return <Context value={words}>{children}</Context>;
}

/** The words of the screen's language. @throws outside a WordsProvider. */
export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error("useWords outside a WordsProvider");
  return words;
}
