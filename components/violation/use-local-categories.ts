"use client";

import { useEffect, useState } from "react";
import { askPortal } from "../ui/ask-portal";
import type { LocalCategory } from "./violation-answers";

/** The city's own extensions of the vocabulary; empty until they have come. */
export function useLocalCategories(): readonly LocalCategory[] {
  const [local, setLocal] = useState<readonly LocalCategory[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    askPortal<{ readonly categories: readonly LocalCategory[] }>("/api/category", { signal: abort.signal })
      .then((outcome) => outcome.ok && setLocal(outcome.value.categories))
      .catch(() => {});
    return () => abort.abort();
  }, []);
  return local;
}
