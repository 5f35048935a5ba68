import type { ViolationLine } from "./violation-line";

/** Whose violations somebody sees: everybody's, those of one squad (on its turf, led by it, or in a band it shares), or those on one chief's segments. */
export type Audience =
  | { readonly kind: "all" }
  | { readonly kind: "squad"; readonly squad: string }
  | { readonly kind: "chief"; readonly chief: string }
  | { readonly kind: "nobody" };

interface Reader {
  readonly role: string;
  readonly squad: string | null;
  readonly person: string | null;
}

const EVERYBODYS = ["leader", "supervisor", "administrator"];

/** The audience a reader belongs to: who leads or supervises sees all, who executes sees the own ground. */
export function audienceOf({ role, squad, person }: Reader): Audience {
  if (EVERYBODYS.includes(role)) return { kind: "all" };
  if ((role === "captain" || role === "officer") && squad !== null) return { kind: "squad", squad };
  if (role === "chief" && person !== null) return { kind: "chief", chief: person };
  return { kind: "nobody" };
}

/** A word for an audience: alike for readers who see the same. */
export const audienceKey = (audience: Audience): string =>
  audience.kind === "squad" ? `squad:${audience.squad}` : audience.kind === "chief" ? `chief:${audience.chief}` : audience.kind;

/** Whether an audience sees a violation. */
export function sees(
  audience: Audience,
  { squad, lead, chief, border }: Pick<ViolationLine, "squad" | "lead" | "chief" | "border">,
): boolean {
  if (audience.kind === "all") return true;
  if (audience.kind === "chief") return chief === audience.chief;
  if (audience.kind === "nobody") return false;
  const own = audience.squad;
  return squad === own || lead === own || (border?.split("|").includes(own) ?? false);
}
