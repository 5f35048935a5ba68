"use client";

import type { HeatQuestion } from "../../duty/violation/heat-question";
import { askPortal } from "../ui/ask-portal";
import type { Exposure } from "./controls/exposure-figures";
import { heatPath } from "./use-heat-answers";
import { useHeatAsked } from "./use-heat-asked";

/** Finds beside patrol hours, while they are looked at. */
export function useExposure(wanted: boolean, question: HeatQuestion, tick: number): Exposure | null {
  const path = wanted ? heatPath("exposure", question) : null;
  const { asked } = useHeatAsked(path, tick, (own, signal) => askPortal<Exposure>(own, { signal }));
  return asked.pending ? null : asked.value;
}
