"use client";

import { useMemo, useRef } from "react";
import { heatBreaks } from "../map/heat-scale";
import { countsByHour, type HoursAnswer, squaresOfHour } from "./heat-answers";
import { densityBreaks, drawnCells, drawnChange, drawnKernel, drawnSignificance, drawnSquares, type HeatDrawn } from "./heat-drawn";
import type { HeatSight } from "./heat-sight";
import type { useHeatAnswers } from "./use-heat-answers";

/** One scale for the pictures of all hours: of squares over all of them, of a kernel by the fullest hour. */
function hourScale(hours: HoursAnswer, { layer, bandwidth }: HeatSight): readonly number[] {
  if (layer !== "kernel") return heatBreaks(hours.count);
  const counts = countsByHour(hours);
  return densityBreaks(squaresOfHour(hours, counts.indexOf(Math.max(...counts))), bandwidth);
}

/** The picture of what is looked at; while the next one is under way the one before. `hour`: that hour of the day alone. */
export function useDrawn(answers: ReturnType<typeof useHeatAnswers>, sight: HeatSight, hour: number | null): HeatDrawn | null {
  const { layer, bandwidth } = sight;
  const hours = answers.hours.asked.value;
  const squares = answers.squares.asked.value;
  const cells = answers.cells.asked.value;
  const significance = answers.significance.asked.value;
  const change = answers.change.asked.value;
  const alone = hour !== null && (layer === "kernel" || layer === "squares");
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the sight only layer and bandwidth matter
  const scale = useMemo(() => (alone && hours ? hourScale(hours, sight) : null), [alone, hours, layer, bandwidth]);
  const drawn = useMemo(() => {
    if (alone) {
      const own = hours && squaresOfHour(hours, hour);
      if (!own || !scale) return null;
      return layer === "kernel" ? drawnKernel(own, bandwidth, scale) : drawnSquares(own, scale);
    }
    if (layer === "kernel") return squares && drawnKernel(squares, bandwidth);
    if (layer === "squares") return squares && drawnSquares(squares);
    if (layer === "cells") return cells && drawnCells(cells);
    if (layer === "significance") return significance && drawnSignificance(significance);
    return change && drawnChange(change);
  }, [alone, hours, hour, scale, layer, bandwidth, squares, cells, significance, change]);
  const last = useRef<HeatDrawn | null>(null);
  if (drawn) last.current = drawn;
  return last.current;
}
