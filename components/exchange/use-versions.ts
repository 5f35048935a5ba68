"use client";

import { useCallback, useEffect, useState } from "react";
import { askPortal, goToLogin } from "../ui/ask-portal";
import type { VersionChoice } from "./import-job";

/** The versions an import may go into or start from. */
export interface Versions {
  readonly status: "loading" | "ready" | "failed";
  readonly versions: readonly VersionChoice[];
  again(): void;
}

/** Asks for all versions once. */
export function useVersions(): Versions {
  const [state, setState] = useState<Pick<Versions, "status" | "versions">>({ status: "loading", versions: [] });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    const abort = new AbortController();
    askPortal<{ versions: readonly VersionChoice[] }>("/api/version", { signal: abort.signal })
      .then((outcome) => {
        if (outcome.ok) return setState({ status: "ready", versions: outcome.value.versions });
        if (outcome.status === 401) return goToLogin("expired");
        setState({ status: "failed", versions: [] });
      })
      .catch(() => {});
    return () => abort.abort();
  }, [round]);
  return { ...state, again: useCallback(() => setRound((one) => one + 1), []) };
}
