import type { Line } from "../../geo/plane/point";

/** A border as the ground has it: the line two squads share. Corners are no border. */
export interface Border {
  /** The codes of both squads, ascending: "ZD01|ZD02". */
  readonly key: string;
  readonly between: readonly [lower: string, higher: string];
  /** Unbroken stretches, degrees, walked with the lower squad on the left; a closed one ends where it began. */
  readonly lines: readonly Line[];
  /** Metres on the plane of the city. */
  readonly length: number;
  /** Pairs of grids that adjoin along it, the lower squad's first; ascending. */
  readonly grids: readonly (readonly [lower: string, higher: string])[];
  /** A short text that changes when the line moves, and only then: `fingerprintOf`. */
  readonly fingerprint: string;
}

/** The key of a border: the codes of its squads, ascending, whichever way round they are given. */
export const borderKey = (one: string, other: string): string => (one < other ? `${one}|${other}` : `${other}|${one}`);

/** The squads of a key. @throws when the text is no key: two different codes, ascending. */
export function betweenOf(key: string): readonly [lower: string, higher: string] {
  const [lower, higher, more] = key.split("|");
  if (!lower || !higher || more !== undefined || lower >= higher) throw new Error(`betweenOf: "${key}" is no border`);
  return [lower, higher];
}

/** The other squad of a pair. @throws when the squad is not of the pair. */
export function otherOf(between: readonly [string, string], squad: string): string {
  if (between[0] === squad) return between[1];
  if (between[1] === squad) return between[0];
  throw new Error(`otherOf: ${squad} is not of ${between.join("|")}`);
}
