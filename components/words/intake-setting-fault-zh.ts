/** Sentences for what the doors of tokens refuse. Source language. */
export const intakeSettingFaultZh = {
  "token.taken": "名称“{name}”已有令牌在用，请换一个名称，或先撤销原令牌。",
  "token.none": "没有名为“{name}”且在用的令牌。",
} as const satisfies Record<string, string>;
