"use client";

import { useEffect, useState } from "react";
import type { HeatBins } from "../map/heat-within";
import { askBytes, goToLogin } from "../ui/ask-portal";
import { dayFrom, dayText, laterDay } from "./day-time";
import { hourBins } from "./hour-bins";

export type HeatState = { readonly status: "off" | "loading" | "failed" } | { readonly status: "ready"; readonly bins: HeatBins };

/** The doors' spans are half-open: the last day ends where the next begins. */
function spanQuery(from: string | null, to: string | null): string {
  const last = to === null ? null : dayFrom(to);
  if (from === null || last === null) return "";
  return `&${new URLSearchParams({ from, to: dayText(laterDay(last, 1)) })}`;
}

/** The violations of some days in bins of place and hour; fetched when the layer is on. `from` and `to` are days, both included: 2026-11-24; null for all there are. */
export function useHeat(on: boolean, from: string | null, to: string | null, round: number): HeatState {
  const [state, setState] = useState<HeatState>({ status: "off" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    if (!on) return setState({ status: "off" });
    const abort = new AbortController();
    setState({ status: "loading" });
    askBytes(`/api/heat/hours?metres=25${spanQuery(from, to)}`, { signal: abort.signal })
      .then((outcome) => {
        if (outcome.ok) return setState({ status: "ready", bins: hourBins(outcome.value) });
        if (outcome.status === 401) return goToLogin("expired");
        setState({ status: "failed" });
      })
      .catch((error) => {
        if (!abort.signal.aborted) {
          console.error(error);
          setState({ status: "failed" });
        }
      });
    return () => abort.abort();
  }, [on, from, to, round]);
  return state;
}
