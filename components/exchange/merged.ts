import type { ImportJob } from "./import-job";

/** The newest page of imports set before what was known of older ones. What lies between its ends and is not in it was deleted. */
export function merged(before: readonly ImportJob[], newest: readonly ImportJob[]): readonly ImportJob[] {
  const last = newest.at(-1)?.id;
  return last === undefined ? [] : [...newest, ...before.filter(({ id }) => id < last)];
}
