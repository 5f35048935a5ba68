import type { OnDuty, Reason } from "./answer";
import type { Person, Squad, Standard } from "./plan";

/** Who stands in, in order, and by what standard: the same for all answers with the same first on duty, captain and standard. */
export interface Chain {
  readonly person: Person | null;
  readonly deputy: Person | null;
  readonly captain: Person | null;
  readonly standard: Standard;
  readonly deputies: readonly Person[];
  readonly reasons: readonly Reason[];
}

/** Who stands in when the one before cannot: the deputy of the first on duty, then the captain of the leading squad. */
function chainOf(person: Person | null, deputy: Person | null, captain: Person | null, standard: Standard): Chain {
  const deputies: Person[] = [];
  if (deputy) deputies.push(deputy);
  if (captain && captain !== person && captain !== deputy) deputies.push(captain);
  const code = person ? "standard.of-assignment" : "standard.of-grid";
  const reasons: Reason[] = [{ code, values: { standard: standard.name, version: standard.version } }];
  if (deputies.length > 0) reasons.push({ code: "deputy.chain", values: { persons: deputies.map(({ name }) => name).join("、") } });
  return { person, deputy, captain, standard, deputies, reasons };
}

/** Reads the chain (AB岗) of the first on duty, or of squad `lead` with nobody on duty; `deputy` and `captain` as far as they are there. Makes each chain once: few belong to one assignment, or to one squad with nobody on duty. */
export function chains(): (
  first: OnDuty | undefined,
  lead: Squad,
  deputy: Person | null,
  captain: Person | null,
  standard: Standard,
) => Chain {
  const known = new Map<unknown, Chain[]>();
  return (first, lead, deputy, captain, standard) => {
    const key = first?.assignment ?? lead;
    const person = first?.person ?? null;
    let own = known.get(key);
    if (!own) {
      own = [];
      known.set(key, own);
    }
    for (const one of own)
      if (one.person === person && one.deputy === deputy && one.captain === captain && one.standard === standard) return one;
    const chain = chainOf(person, deputy, captain, standard);
    own.push(chain);
    return chain;
  };
}
