/**
 * Work in small steps of a millisecond or so: a generator that yields between them, so that whoever runs it may look at a clock and let others
 * have their turn, and returns the answer. Rows added between two steps may or may not count; nothing counts twice.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs all steps without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
