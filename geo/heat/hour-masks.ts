import { ALWAYS, NEVER } from "./ground";
import { WEEK_SLOTS } from "./quarter";

/** Masks of quarter hours, each kept once, and their unions. */
export class HourMasks {
  readonly #list: Uint8Array[] = [new Uint8Array(WEEK_SLOTS), new Uint8Array(WEEK_SLOTS).fill(1)];
  readonly #byText = new Map<string, number>(this.#list.map((mask, number) => [mask.join(""), number]));
  /** Places mostly share the very same flags: their text is written once. */
  readonly #known = new Map<Uint8Array, number>();
  readonly #unions = new Map<number, number>();

  /** The number of a mask; a new one if no equal one was met before. */
  numberOf(mask: Uint8Array): number {
    const number = this.#known.get(mask) ?? this.#numberOfText(mask);
    this.#known.set(mask, number);
    return number;
  }

  #numberOfText(mask: Uint8Array): number {
    const text = mask.join("");
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    this.#byText.set(text, this.#list.push(mask) - 1);
    return this.#list.length - 1;
  }

  /** The number of the mask that holds what either holds. */
  union(a: number, b: number): number {
    if (a === b || b === NEVER || a === ALWAYS) return a;
    if (a === NEVER || b === ALWAYS) return b;
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    const known = this.#unions.get(key);
    if (known !== undefined) return known;
    const [one, other] = [this.#list[a] as Uint8Array, this.#list[b] as Uint8Array];
    const number = this.numberOf(one.map((flag, how) => flag | (other[how] as number)));
    this.#unions.set(key, number);
    return number;
  }

  /** All masks, 672 flags each, by number. */
  packed(): Uint8Array {
    const all = new Uint8Array(this.#list.length * WEEK_SLOTS);
    for (const [number, mask] of this.#list.entries()) all.set(mask, number * WEEK_SLOTS);
    return all;
  }
}
