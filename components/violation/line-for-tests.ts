import { NOWHERE } from "../../duty/violation/nowhere-for-tests";
import type { ViolationLine } from "../../duty/violation/violation-line";

/** A violation for tests; `change` tells what matters there. */
export const lineForTests = (change: Partial<ViolationLine> = {}): ViolationLine => ({
  id: 1,
  at: 0,
  receivedAt: 0,
  lon: 113,
  lat: 34,
  category: "09001",
  channel: "patrol",
  kind: "held",
  cell: null,
  grid: null,
  squad: null,
  lead: null,
  ...NOWHERE,
  description: null,
  address: null,
  device: null,
  review: null,
  photos: [],
  media: null,
  status: "open",
  mergedInto: null,
  changedAt: 0,
  ...change,
});
