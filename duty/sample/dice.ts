import { randomOf } from "../../geo/divide/partition/random";

/** A seeded source of chance: the same seed gives the same throws on every machine. */
export interface Dice {
  /** A number in [0, 1). */
  roll(): number;
  /** A whole number in [0, sides). */
  upTo(sides: number): number;
  /** A number in [from, to). */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** True with the given chance. */
  chance(share: number): boolean;
  /** About normal, mean 0, deviation 1 (sum of twelve throws). */
  bell(): number;
  shuffled<T>(list: readonly T[]): T[];
}

/** Dice for a seed. */
export function dice(seed: number): Dice {
  const roll = randomOf(seed);
  const upTo = (sides: number) => Math.floor(roll() * sides);
  return {
    roll,
    upTo,
    between: (from, to) => from + roll() * (to - from),
    pick: (list) => {
      if (list.length === 0) throw new Error("dice.pick from an empty list");
      return list[upTo(list.length)] as (typeof list)[number];
    },
    chance: (share) => roll() < share,
    bell: () => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += roll();
      return sum;
    },
    shuffled: (list) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = upTo(i + 1);
        [copy[i], copy[j]] = [copy[j] as (typeof copy)[number], copy[i] as (typeof copy)[number]];
      }
      return copy;
    },
  };
}
