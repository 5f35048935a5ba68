"use client";

import { useMemo } from "react";
import type { HeatQuestion } from "../../duty/violation/heat-question";
import { heatQuestionText } from "../../duty/violation/heat-question-text";
import { askBytes, askPortal, type Outcome } from "../ui/ask-portal";
import { cellsAnswer, changeAnswer, type HeatTally, hoursAnswer, significanceAnswer, squaresAnswer } from "./heat-answers";
import type { HeatSight } from "./heat-sight";
import { useHeatAsked } from "./use-heat-asked";

const decoded =
  <T>(read: (bytes: ArrayBuffer) => T) =>
  async (path: string, signal: AbortSignal): Promise<Outcome<T>> => {
    const outcome = await askBytes(path, { signal });
    return outcome.ok ? { ok: true, value: read(outcome.value) } : outcome;
  };

const ASK = {
  tally: (path: string, signal: AbortSignal) => askPortal<HeatTally>(path, { signal }),
  squares: decoded(squaresAnswer),
  hours: decoded(hoursAnswer),
  cells: decoded(cellsAnswer),
  significance: decoded(significanceAnswer),
  change: decoded(changeAnswer),
};

/** Metres along the squares a kernel is laid over: six or more to its bandwidth, so that steps are not seen. */
const fine = (bandwidth: number, least: number) => Math.max(least, Math.ceil(bandwidth / 8 / least) * least);

/** Metres along the squares that a look asks for; multiples of the finest side. */
export function sideOf({ layer, side, bandwidth }: HeatSight, finest: number): number {
  const wanted = layer === "kernel" ? fine(bandwidth, finest) : side;
  return Math.max(finest, Math.round(wanted / finest) * finest);
}

/** The path of a heat door with a question. */
export function heatPath(door: string, question: HeatQuestion, more: Readonly<Record<string, string | number>> = {}): string {
  const query = new URLSearchParams(heatQuestionText(question));
  for (const [name, value] of Object.entries(more)) query.set(name, String(value));
  const text = query.toString();
  return text === "" ? `/api/heat/${door}` : `/api/heat/${door}?${text}`;
}

interface HeatAsking {
  readonly question: HeatQuestion;
  readonly sight: HeatSight;
  /** Metres along the finest squares the portal has. */
  readonly finest: number;
  /** Changes when something new has come in. */
  readonly tick: number;
  /** Whether the 24 hours are looked at. */
  readonly hours: boolean;
}

/** All answers the page shows, each asked for while it is looked at. */
export function useHeatAnswers({ question, sight, finest, tick, hours }: HeatAsking) {
  const { layer, against } = sight;
  const metres = sideOf(sight, finest);
  const path = useMemo(
    () => ({
      tally: heatPath("tally", question),
      squares: heatPath("squares", question, { metres }),
      hours: heatPath("hours", question, { metres }),
      cells: heatPath("cells", question),
      significance: heatPath("significance", question, { metres }),
      change: heatPath("change", question, { metres, against }),
    }),
    [question, metres, against],
  );
  const when = (name: keyof typeof path, wanted: boolean) => (wanted ? path[name] : null);
  return {
    tally: useHeatAsked(path.tally, tick, ASK.tally),
    squares: useHeatAsked(when("squares", layer === "kernel" || layer === "squares"), tick, ASK.squares),
    hours: useHeatAsked(when("hours", hours), tick, ASK.hours),
    cells: useHeatAsked(when("cells", layer === "cells"), tick, ASK.cells),
    significance: useHeatAsked(when("significance", layer === "significance"), tick, ASK.significance),
    change: useHeatAsked(when("change", layer === "change"), tick, ASK.change),
  };
}
