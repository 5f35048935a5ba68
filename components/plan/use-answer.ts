"use client";

import { useEffect, useMemo, useState } from "react";
import type { Responsibility } from "../../duty/answer";
import { type PrintedResponsibility, printedResponsibility } from "../../duty/print-responsibility";
import { printedInstant } from "../../duty/time/parse-instant";
import type { WallClock } from "../../duty/time/wall-clock";
import type { Point } from "../../geo/plane/point";
import { askPortal, goToLogin } from "../ui/ask-portal";
import { type DayTime, instantOfDayTime } from "./day-time";
import type { PlanInHand } from "./use-plan";

/** What is known of the chosen place: nothing chosen, being looked up, not found out, or the answer (`whole` with geometry, from memory). */
export type AnswerState =
  | { readonly status: "none" | "loading" | "failed" }
  | { readonly status: "ready"; readonly printed: PrintedResponsibility; readonly whole: Responsibility | null };

/** Who answers for the chosen place at the shown time: from memory once the plan has come, from the portal's door before that. */
export function useAnswer(chosen: Point | null, time: DayTime, inHand: PlanInHand | null, clock: WallClock): AnswerState {
  const at = instantOfDayTime(time, clock);
  const remembered = useMemo<AnswerState | null>(() => {
    if (!chosen) return { status: "none" };
    if (!inHand) return null;
    const whole = inHand.ask(chosen, at);
    return { status: "ready", whole, printed: printedResponsibility(whole, clock, true) };
  }, [chosen, at, inHand, clock]);

  const [fetched, setFetched] = useState<AnswerState>({ status: "loading" });
  useEffect(() => {
    if (remembered || !chosen) return;
    const abort = new AbortController();
    setFetched((before) => (before.status === "ready" ? before : { status: "loading" }));
    const query = new URLSearchParams({ lon: String(chosen[0]), lat: String(chosen[1]), at: printedInstant(at, clock) });
    askPortal<PrintedResponsibility>(`/api/responsibility?${query}`, { signal: abort.signal })
      .then((outcome) => {
        if (outcome.ok) return setFetched({ status: "ready", printed: outcome.value, whole: null });
        if (outcome.status === 401) return goToLogin("expired");
        setFetched({ status: "failed" });
      })
      .catch(() => {});
    return () => abort.abort();
  }, [remembered, chosen, at, clock]);
  return remembered ?? fetched;
}
