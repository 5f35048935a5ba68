import type { Routed } from "./routed";

/** Beside no street, no border and no allowance. */
export const NOWHERE: Pick<Routed, "segment" | "chief" | "border" | "allowance"> = {
  segment: null,
  chief: null,
  border: null,
  allowance: null,
};
