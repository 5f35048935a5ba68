"use client";

import { useCallback, useEffect, useState } from "react";
import { askPortal, goToLogin } from "../../ui/ask-portal";

/** What a door told: not yet, not (and why, null for a network that did not carry it), or its answer. */
export type Told<T> =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly detail: string | null }
  | { readonly status: "ready"; readonly value: T };

/** Asks a door, and again when told to; while it is asked again the old answer stands. */
export function useTold<T>(path: string): { readonly told: Told<T>; readonly again: () => void } {
  const [told, setTold] = useState<Told<T>>({ status: "loading" });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    const abort = new AbortController();
    askPortal<T>(path, { signal: abort.signal })
      .then((outcome) => {
        if (outcome.ok) return setTold({ status: "ready", value: outcome.value });
        if (outcome.status === 401) return goToLogin("expired");
        setTold({ status: "failed", detail: outcome.detail });
      })
      .catch(() => {});
    return () => abort.abort();
  }, [path, round]);
  return { told, again: useCallback(() => setRound((one) => one + 1), []) };
}
