import type { heatFaultZh } from "./heat-fault-zh";

/** Sentences for what the doors of heat refuse, in English. */
export const heatFaultEn: Record<keyof typeof heatFaultZh, string> = {
  "heat.building": "The heat index is being built, please try again in a moment.",
  "heat.bad-month": "The month must be a complete one that is over, like 2026-10.",
};
