/** Lets work through, a few at a time. */
export interface Turns {
  /** Whether somebody who comes now is taken. */
  readonly open: boolean;
  /** Does the work when its turn comes. */
  take<T>(work: () => Promise<T>): Promise<T>;
}

/** At most `atOnce` works at a time, first come first served; `open` is false while `waiting` wait. */
export function turns(atOnce: number, waiting: number): Turns {
  const queue: (() => void)[] = [];
  let running = 0;
  const done = () => {
    const next = queue.shift();
    if (next) next();
    else running--;
  };
  return {
    get open() {
      return queue.length < waiting;
    },
    async take(work) {
      if (running < atOnce) running++;
      else await new Promise<void>((go) => queue.push(go));
      try {
        return await work();
      } finally {
        done();
      }
    },
  };
}
