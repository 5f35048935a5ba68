"use client";

import { useCallback, useEffect, useState } from "react";
import type { Ask } from "../../duty/answer";
import type { Plan } from "../../duty/plan";
import { responsibilityOf } from "../../duty/responsibility";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { type Watching, watching } from "./on-watch";

/** The plan in this browser's memory, with the questions built upon it. */
export interface PlanInHand {
  readonly plan: Plan;
  readonly ask: Ask;
  readonly watching: Watching;
}

export type PlanState =
  | { readonly status: "loading" }
  | { readonly status: "failed" }
  | { readonly status: "ready"; readonly inHand: PlanInHand };

/** Fetches the plan of a revision once `when` (the map comes first) and builds the answers upon it; `again` tries once more. */
export function usePlan(revision: string, when: boolean): { state: PlanState; again: () => void } {
  const [state, setState] = useState<PlanState>({ status: "loading" });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    if (!when) return;
    const abort = new AbortController();
    const load = async () => {
      const outcome = await askPortal<Plan>(`/api/plan?v=${encodeURIComponent(revision)}`, { signal: abort.signal });
      if (!outcome.ok) {
        if (outcome.status === 401) return goToLogin("expired");
        return setState({ status: "failed" });
      }
      const plan = outcome.value;
      setState({ status: "ready", inHand: { plan, ask: responsibilityOf(plan), watching: watching(plan) } });
    };
    load().catch((error) => {
      if (!abort.signal.aborted) {
        console.error(error);
        setState({ status: "failed" });
      }
    });
    return () => abort.abort();
  }, [revision, when, round]);
  const again = useCallback(() => {
    setState({ status: "loading" });
    setRound((before) => before + 1);
  }, []);
  return { state, again };
}
