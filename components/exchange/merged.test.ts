import { expect, test } from "vitest";
import type { ImportJob } from "./import-job";
import { merged } from "./merged";

const job = (id: number, state: ImportJob["state"] = "taken") => ({ id, state }) as ImportJob;
const ids = (jobs: readonly ImportJob[]) => jobs.map(({ id }) => id);

test("the newest page replaces what it covers and keeps what is older", () => {
  const before = [job(9, "reading"), job(8), job(7), job(6), job(5)];
  const after = merged(before, [job(10), job(9), job(7)]);
  expect(ids(after)).toEqual([10, 9, 7, 6, 5]);
  expect(after[1]?.state).toBe("taken");
});

test("nothing is left of nothing", () => expect(merged([job(1)], [])).toEqual([]));
