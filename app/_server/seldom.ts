import { kept } from "./kept";

/** How often something may be done from one address, and by everybody together, within a span of milliseconds. */
export interface Often {
  readonly each: number;
  readonly all: number;
  readonly span: number;
}

/** Notes that something is done now from an address; false when it was done too often. For doors that stand open to everybody. */
export function seldom(name: string, address: string, now: number, { each, all, span }: Often): boolean {
  const done = kept<{ times: { at: number; address: string }[] }>(`seldom.${name}`, () => ({ times: [] }));
  done.times = done.times.filter(({ at }) => at > now - span);
  if (done.times.length >= all || done.times.filter((one) => one.address === address).length >= each) return false;
  done.times.push({ at: now, address });
  return true;
}
