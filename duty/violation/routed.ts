import type { Responsibility, ResponsibilityKind } from "../answer";
import { permittedBy } from "./allowance-permits";

/** Where a violation belongs, as codes: kept with it as it was answered at its own time. */
export interface Routed {
  readonly kind: ResponsibilityKind;
  readonly cell: string | null;
  readonly grid: string | null;
  /** The squad on whose turf it lies, and the one that leads there and then. */
  readonly squad: string | null;
  readonly lead: string | null;
  readonly segment: string | null;
  /** The chief (街长) of the segment: code of a person. */
  readonly chief: string | null;
  /** Key of the border in whose band it lies, "A|B", or null. */
  readonly border: string | null;
  /** The allowance that permits it there and then: then it is no violation (疏堵结合). */
  readonly allowance: string | null;
}

const codeOf = (noun: { readonly code: string } | null) => noun?.code ?? null;

/** Where a violation of a category belongs, from the answer for its place and time. */
export function routed(answer: Responsibility, category: string): Routed {
  const { kind, cell, grid, squad, lead, segment, chief, border } = answer;
  return {
    kind,
    cell: codeOf(cell),
    grid: codeOf(grid),
    squad: codeOf(squad),
    lead: codeOf(lead),
    segment: codeOf(segment),
    chief: codeOf(chief),
    border: border?.between.join("|") ?? null,
    allowance: codeOf(permittedBy(answer, category)),
  };
}
