"use client";

import { useCallback, useEffect, useState } from "react";
import { askPortal, goToLogin, type Outcome } from "../ui/ask-portal";
import { atWork, type ImportJob } from "./import-job";

const POLL = 1000;

/** One import as the page knows it. `stale`: the last question was not answered. */
export type ImportView =
  | { readonly status: "loading" }
  | { readonly status: "gone" }
  | { readonly status: "failed" }
  | { readonly status: "ready"; readonly job: ImportJob; readonly stale: boolean };

const viewOf = (before: ImportView, outcome: Outcome<ImportJob>): ImportView => {
  if (outcome.ok) return { status: "ready", job: outcome.value, stale: false };
  if (outcome.status === 404) return { status: "gone" };
  return before.status === "ready" ? { ...before, stale: true } : { status: "failed" };
};

/** One import, asked for again each second while the portal works on it; `again` asks at once. */
export function useImport(id: number): { readonly view: ImportView; readonly again: () => void } {
  const [view, setView] = useState<ImportView>({ status: "loading" });
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again at once
  useEffect(() => {
    const abort = new AbortController();
    let timer = 0;
    const ask = async () => {
      const outcome = await askPortal<ImportJob>(`/api/exchange/import/${id}`, { signal: abort.signal });
      if (abort.signal.aborted) return;
      if (!outcome.ok && outcome.status === 401) return goToLogin("expired");
      setView((before) => viewOf(before, outcome));
      if (outcome.ok ? atWork(outcome.value) : outcome.status !== 404) timer = window.setTimeout(() => void ask().catch(() => {}), POLL);
    };
    ask().catch(() => {});
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [id, round]);

  return { view, again: useCallback(() => setRound((one) => one + 1), []) };
}
