import type { Console } from "./console";

const WIDTH = 25;

/** Tells how far something is: a bar where somebody watches, a line every few seconds where the output goes to a file. */
export function progress(title: string, { aside, watched }: Console, now: () => number = Date.now): (share: number) => void {
  const pause = watched ? 100 : 3000;
  let last = Number.NEGATIVE_INFINITY;
  return (share) => {
    const done = share >= 1;
    if (!done && now() - last < pause) return;
    last = now();
    const percent = Math.floor(Math.min(1, share) * 100);
    const full = Math.round((percent / 100) * WIDTH);
    if (watched) aside(`\r${title} ${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${percent} %${done ? "\n" : ""}`);
    else aside(`${title} ${percent} %\n`);
  };
}
