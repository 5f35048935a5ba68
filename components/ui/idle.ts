/** How long before the end a person is warned, in milliseconds. */
export const WARNING = 120_000;

/** What being idle for a while means: nothing yet, a warning with the seconds left, or the end. */
export type Idleness = { readonly state: "active" } | { readonly state: "warned"; readonly seconds: number } | { readonly state: "out" };

/** Judges `idle` milliseconds against a limit of `minutes`; a short limit warns for its second half only. */
export function idleness(idle: number, minutes: number): Idleness {
  const limit = minutes * 60_000;
  if (idle >= limit) return { state: "out" };
  const warning = Math.min(WARNING, limit / 2);
  return idle >= limit - warning ? { state: "warned", seconds: Math.ceil((limit - idle) / 1000) } : { state: "active" };
}
