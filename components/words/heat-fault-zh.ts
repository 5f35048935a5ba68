/** Sentences for what the doors of heat refuse. Source language. */
export const heatFaultZh = {
  "heat.building": "正在建立热力索引，请稍后再试。",
  "heat.bad-month": "月份应为已经结束的整月，形如 2026-10。",
} as const;
