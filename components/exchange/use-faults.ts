"use client";

import { useCallback, useEffect, useState } from "react";
import { askPortal, goToLogin } from "../ui/ask-portal";
import type { ImportFault } from "./import-job";

const SIZE = 20;

/** A page of faults. */
export interface Faults {
  readonly status: "loading" | "ready" | "failed";
  /** How many faults stand before the page, and how many a page holds. */
  readonly from: number;
  readonly size: number;
  readonly faults: readonly ImportFault[];
  readonly more: boolean;
  go(from: number): void;
  again(): void;
}

/** The faults of an import, a page at a time; asked anew when `mark` is another, not at all when it is null. */
export function useFaults(id: number, mark: string | null): Faults {
  const [from, setFrom] = useState(0);
  const [round, setRound] = useState(0);
  const [state, setState] = useState<Pick<Faults, "status" | "faults" | "more">>({ status: "loading", faults: [], more: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other faults begin at the first page
  useEffect(() => setFrom(0), [id, mark]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round or mark asks again
  useEffect(() => {
    if (mark === null) return setState({ status: "ready", faults: [], more: false });
    const abort = new AbortController();
    setState((before) => ({ ...before, status: "loading" }));
    askPortal<{ faults: readonly ImportFault[]; more: boolean }>(`/api/exchange/import/${id}/fault?from=${from}&limit=${SIZE}`, {
      signal: abort.signal,
    })
      .then((outcome) => {
        if (outcome.ok) return setState({ status: "ready", ...outcome.value });
        if (outcome.status === 401) return goToLogin("expired");
        setState({ status: "failed", faults: [], more: false });
      })
      .catch(() => {});
    return () => abort.abort();
  }, [id, from, mark, round]);
  return { ...state, from, size: SIZE, go: setFrom, again: useCallback(() => setRound((one) => one + 1), []) };
}
