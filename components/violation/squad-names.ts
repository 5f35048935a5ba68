/** A squad as pages of violations name it. */
export interface NamedSquad {
  readonly code: string;
  readonly name: string;
}

/** What a squad is called: its name, else its code; "" for none. */
export type SquadName = (squad: string | null) => string;

/** Names of squads by their codes. */
export function squadNameOf(squads: readonly NamedSquad[]): SquadName {
  const names = new Map(squads.map(({ code, name }) => [code, name]));
  return (squad) => (squad === null ? "" : (names.get(squad) ?? squad));
}

/** The key of a border, "A|B", as its squads are called. */
export const borderName = (border: string, nameOf: SquadName): string => border.split("|").map(nameOf).join(" — ");
