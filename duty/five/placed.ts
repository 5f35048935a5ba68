import { byCode } from "../by-code";

interface Coded {
  readonly code: string;
}

/** A list with an item in the place of its code: replaced where there is one, else added; in ascending order of code. */
export function placed<T extends Coded>(list: readonly T[], item: T): readonly T[] {
  const at = list.findIndex(({ code }) => code === item.code);
  return at < 0 ? [...list, item].sort(byCode) : list.with(at, item);
}

/** A list without the item of a code; the same list where it has none. */
export const without = <T extends Coded>(list: readonly T[], code: string): readonly T[] =>
  list.some((one) => one.code === code) ? list.filter((one) => one.code !== code) : list;
