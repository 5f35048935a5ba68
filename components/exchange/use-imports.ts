"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { atWork, type ImportJob } from "./import-job";
import { merged } from "./merged";

const PAGE = 20;
const POLL = 2000;

/** The list of imports as far as it was asked for. */
export interface Imports {
  readonly status: "loading" | "ready" | "failed";
  readonly jobs: readonly ImportJob[];
  readonly more: boolean;
  /** Whether older ones are on their way. */
  readonly busy: boolean;
  /** Asks for the newest again. */
  refresh(): void;
  /** Asks for older ones. */
  older(): void;
}

interface Answer {
  readonly imports: readonly ImportJob[];
  readonly more: boolean;
}

/** The imports, newest first; asked again every two seconds as long as one of them is at work and `watch` is set. */
export function useImports(watch: boolean): Imports {
  const [state, setState] = useState<Pick<Imports, "status" | "jobs" | "more">>({ status: "loading", jobs: [], more: false });
  const [busy, setBusy] = useState(false);
  const alive = useRef(true);

  const refresh = useCallback(async () => {
    const outcome = await askPortal<Answer>(`/api/exchange/import?limit=${PAGE}`);
    if (!alive.current) return;
    if (!outcome.ok && outcome.status === 401) return goToLogin("expired");
    setState((before) => {
      if (!outcome.ok) return { ...before, status: before.jobs.length > 0 ? "ready" : "failed" };
      const { imports, more } = outcome.value;
      const jobs = more ? merged(before.jobs, imports) : imports;
      return { status: "ready", jobs, more: jobs.length > imports.length ? before.more : more };
    });
  }, []);

  const oldest = state.jobs.at(-1)?.id;
  const older = useCallback(async () => {
    if (oldest === undefined) return;
    setBusy(true);
    const outcome = await askPortal<Answer>(`/api/exchange/import?limit=${PAGE}&before=${oldest}`);
    if (!alive.current) return;
    setBusy(false);
    if (outcome.ok) setState(({ jobs }) => ({ status: "ready", jobs: [...jobs, ...outcome.value.imports], more: outcome.value.more }));
    else if (outcome.status === 401) goToLogin("expired");
  }, [oldest]);

  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  useEffect(() => {
    if (watch) void refresh();
  }, [watch, refresh]);
  const moving = watch && state.jobs.some(atWork);
  useEffect(() => {
    if (!moving) return;
    const timer = window.setInterval(() => void refresh(), POLL);
    return () => window.clearInterval(timer);
  }, [moving, refresh]);

  return { ...state, busy, refresh: useCallback(() => void refresh(), [refresh]), older: useCallback(() => void older(), [older]) };
}
