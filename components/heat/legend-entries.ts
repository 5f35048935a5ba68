import { CHANGE_COLOUR, CHANGES, classColours, type HeatColour, SIGNIFICANCE, SIGNIFICANCE_COLOUR } from "../map/heat-inks";
import type { Language } from "../words/language";
import type { Say } from "../words/words";
import type { ChangePeriods } from "./heat-answers";
import type { HeatLayer } from "./heat-sight";
import { periodWords, roughly } from "./heat-words";

/** What a legend is about. */
export interface Legended {
  readonly layer: HeatLayer;
  /** Lower bounds of classes. */
  readonly breaks: readonly number[];
  /** Metres along a square, or of a kernel's bandwidth. */
  readonly metres: number;
  readonly periods: ChangePeriods | null;
}

/** A legend in words and colours: patches with their meaning, or a ramp with numbers evenly along it. */
export interface LegendEntries {
  readonly title: string;
  readonly ramp: boolean;
  readonly entries: readonly { readonly colour: HeatColour; readonly text: string }[];
  readonly notes: readonly string[];
}

/** The words of whole-number classes: each from its lower bound up to the next one. */
function ranges(breaks: readonly number[], say: Say): string[] {
  return breaks.map((from, index) => {
    const next = breaks[index + 1];
    if (next === undefined) return say("heat-page.legend.top", { value: from });
    return next - from === 1 ? say("heat-page.legend.one", { value: from }) : say("heat-page.legend.range", { from, to: next - 1 });
  });
}

/** The words of classes of what need not be whole: the first holds everything below its end. */
function shares(breaks: readonly number[], say: Say, language: Language): string[] {
  const number = (value: number | undefined) => roughly(value ?? 0, language);
  return breaks.map((from, index) => {
    const next = breaks[index + 1];
    if (next === undefined) return say("heat-page.legend.at-least", { value: number(from) });
    return index === 0
      ? say("heat-page.legend.below", { value: number(next) })
      : say("heat-page.legend.between", { from: number(from), to: number(next) });
  });
}

function entriesOf({ layer, breaks }: Legended, say: Say, language: Language): LegendEntries["entries"] {
  if (layer === "significance")
    return SIGNIFICANCE.map((one) => ({ colour: SIGNIFICANCE_COLOUR[one], text: say(`heat-page.significance.${one}`) }));
  if (layer === "change") return CHANGES.map((one) => ({ colour: CHANGE_COLOUR[one], text: say(`heat-page.change.${one}`) }));
  const colours = classColours(breaks.length);
  const texts = {
    squares: () => ranges(breaks, say),
    cells: () => shares(breaks, say, language),
    kernel: () => breaks.map((value) => roughly(value, language)),
  }[layer]();
  return texts.map((text, index) => ({ colour: colours[index] as HeatColour, text }));
}

function notesOf({ layer, metres, periods }: Legended, say: Say, language: Language): string[] {
  if (layer === "kernel") return [say("heat-page.legend.kernel-note", { metres })];
  if (layer === "significance") return [say("heat-page.legend.significance-note")];
  if (!periods) return [];
  const before = periodWords(periods.before, language);
  if (periods.beforeTotal === 0) return [say("heat-page.legend.no-before", { before })];
  const { nowTotal, beforeTotal } = periods;
  return [say("heat-page.legend.change-note", { now: periodWords(periods.now, language), before, nowTotal, beforeTotal })];
}

/** What the colours of a picture mean, with numbers: for the screen, for pictures and for print. */
export const legendEntries = (of: Legended, say: Say, language: Language): LegendEntries => ({
  title: say(`heat-page.legend.${of.layer}`, { metres: of.metres }),
  ramp: of.layer === "kernel",
  entries: entriesOf(of, say, language),
  notes: notesOf(of, say, language),
});
