"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Trace } from "../../duty/trace/trace";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { type TraceLink, traceQuery } from "./trace-link";

/** How far a trace is. */
export type TraceState =
  | { readonly status: "idle" | "busy" }
  | { readonly status: "failed"; readonly link: TraceLink; readonly fault: string; readonly detail: string | null }
  | { readonly status: "ready"; readonly link: TraceLink; readonly trace: Trace };

/** Asks for traces; a later question takes the place of one that is still on its way. */
export function useTrace(): { readonly state: TraceState; readonly ask: (link: TraceLink) => void } {
  const [state, setState] = useState<TraceState>({ status: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const ask = useCallback((link: TraceLink) => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setState({ status: "busy" });
    askPortal<Trace>(`/api/trace?${traceQuery(link)}`, { signal: abort.signal })
      .then((outcome) => {
        if (outcome.ok) return setState({ status: "ready", link, trace: outcome.value });
        if (outcome.status === 401) return goToLogin("expired");
        setState({ status: "failed", link, fault: outcome.fault, detail: outcome.detail });
      })
      .catch(() => {});
  }, []);
  return { state, ask };
}
