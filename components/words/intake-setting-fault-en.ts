import type { intakeSettingFaultZh } from "./intake-setting-fault-zh";

/** The sentences for what the doors of tokens refuse in English. */
export const intakeSettingFaultEn: Readonly<Record<keyof typeof intakeSettingFaultZh, string>> = {
  "token.taken": "A token named “{name}” is in use. Choose another name, or revoke that one first.",
  "token.none": "No token named “{name}” is in use.",
};
