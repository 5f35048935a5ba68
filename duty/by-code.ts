/** Ascending order of code, as this language compares text. */
export const byCode = (a: { readonly code: string }, b: { readonly code: string }): -1 | 0 | 1 =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0;

/** A list by code; asking for what is not there is a fault of the plan that duty/check.ts names first. @throws with the noun and the code. */
export function byCodeOf<T extends { readonly code: string }>(noun: string, list: readonly T[]): (code: string) => T {
  const map = new Map(list.map((one) => [one.code, one] as const));
  return (code) => {
    const found = map.get(code);
    if (!found) throw new Error(`the plan refers to a ${noun} "${code}" that it does not have`);
    return found;
  };
}
