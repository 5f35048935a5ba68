/** One remembered answer and the lists it was made from. */
interface Remembered<R> {
  readonly lists: readonly object[];
  readonly answer: R;
}

/**
 * The function that remembers its answer for the same lists of a plan, by identity: an edit leaves the lists it does not touch as they are, so what is
 * told from those alone need not be told again. Keeps the last few answers of a first list; they go when that list goes.
 */
export function kept<L extends readonly [object, ...object[]], R>(make: (...lists: L) => R): (...lists: L) => R {
  const known = new WeakMap<object, Remembered<R>[]>();
  return (...lists) => {
    const own = known.get(lists[0]) ?? [];
    const found = own.find((one) => one.lists.every((list, index) => list === lists[index]));
    if (found) return found.answer;
    const answer = make(...lists);
    known.set(lists[0], [{ lists, answer }, ...own].slice(0, 3));
    return answer;
  };
}
