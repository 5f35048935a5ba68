import { otherOf } from "../../duty/border/border";
import { type BorderTerms, USUAL_WIDTH } from "../../duty/border/border-step";
import { type TermsFault, termsFault } from "../../duty/border/terms-fault";
import type { BorderBasis, BorderPart, BorderRule, Instant, WeeklyPattern } from "../../duty/plan";
import { parseInstant } from "../../duty/time/parse-instant";
import type { WallClock } from "../../duty/time/wall-clock";

/** A part while it is being written. `id` tells the rows of the form apart. */
export interface PartDraft {
  readonly id: number;
  readonly side: string | null;
  readonly hours: WeeklyPattern | null;
  readonly lead: string;
}

/** Terms while they are being written: what is typed stands as typed. */
export interface TermsDraft {
  readonly width: number | null;
  readonly basis: BorderBasis;
  readonly parts: readonly PartDraft[];
  readonly text: string;
  /** "": at once; else the wall clock of the city, "2026-12-01T06:30". */
  readonly from: string;
}

/** Terms as the portal takes them: `from` null is at once. */
export interface SentTerms extends Omit<BorderTerms, "from"> {
  readonly from: Instant | null;
}

/** What stands in the way of sending terms. */
export type DraftFault = TermsFault | "border.from-past" | null;

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
const MORNING: WeeklyPattern = [{ days: EVERY_DAY, from: 390, to: 840 }];
const AFTERNOON: WeeklyPattern = [{ days: EVERY_DAY, from: 840, to: 1290 }];

/** Ways to begin. */
export const TEMPLATES = ["own-side", "one-leads", "by-day-part"] as const;

/** One of them. */
export type Template = (typeof TEMPLATES)[number];

type Share = Omit<PartDraft, "id">;

const numbered = (parts: readonly Share[]): PartDraft[] => parts.map((part, id) => ({ id, ...part }));

/** The parts of a template: each its own side; `first` leads on both; `first` by morning, the other by afternoon, each its own side in the rest (service day 06:30-21:30). */
export function templateParts(template: Template, between: readonly [string, string], first: string): PartDraft[] {
  const own: Share[] = between.map((squad) => ({ side: squad, hours: null, lead: squad }));
  if (template === "own-side") return numbered(own);
  if (template === "one-leads") return numbered([{ side: null, hours: null, lead: first }]);
  return numbered([{ side: null, hours: MORNING, lead: first }, { side: null, hours: AFTERNOON, lead: otherOf(between, first) }, ...own]);
}

/** A draft of terms, or of a rule, that are there already; it begins at once. */
export const draftOf = ({ width, basis, parts, text }: Pick<BorderRule, "width" | "basis" | "parts" | "text">): TermsDraft => ({
  width,
  basis,
  parts: numbered(parts.map(({ side, hours, lead }) => ({ side, hours, lead }))),
  text,
  from: "",
});

/** What a form begins with where nothing answers: the centre line, each its own side. */
export const firstDraft = (between: readonly [string, string]): TermsDraft => ({
  width: USUAL_WIDTH,
  basis: "centre-line",
  parts: templateParts("own-side", between, between[0]),
  text: "",
  from: "",
});

/** The parts of a draft as terms have them: who does not lead supports. */
export const partsOf = (parts: readonly PartDraft[], between: readonly [string, string]): BorderPart[] =>
  parts.map(({ side, hours, lead }) => ({ side, hours, lead, support: otherOf(between, lead) }));

/** The terms of a draft, and what is wrong with them at `now`. */
export function termsOf(
  { width, basis, parts, text, from }: TermsDraft,
  between: readonly [string, string],
  clock: WallClock,
  now: Instant,
): { readonly terms: SentTerms; readonly fault: DraftFault } {
  const parsed = from === "" ? null : parseInstant(from, clock);
  const begins = parsed === null ? null : parsed.ok ? parsed.at : Number.NaN;
  const terms: SentTerms = { width: width ?? Number.NaN, basis, parts: partsOf(parts, between), text: text.trim(), from: begins };
  const fault = termsFault({ ...terms, from: begins ?? now }, between) ?? (begins !== null && begins < now ? "border.from-past" : null);
  return { terms, fault };
}
