import { faultEn } from "./fault-en";
import { type FaultCode, faultZh } from "./fault-zh";
import type { Language } from "./language";
import { message, type Values } from "./message";

/** Whether a code has a sentence. */
export const hasFaultWords = (code: string): code is FaultCode => Object.hasOwn(faultZh, code);

/**
 * The sentence for a fault's code. A code without a sentence is told as it is, and a value that its sentence wants and nobody gave
 * is told as "?": whoever reports a fault must not fail over its wording.
 */
export function faultWords(code: string, values: Values, language: Language): string {
  if (!hasFaultWords(code)) return code;
  const pattern = (language === "zh" ? faultZh : faultEn)[code];
  try {
    return message(pattern, values, language);
  } catch {
    const wanted = [...pattern.matchAll(/\{(\w+)/g)].map((match) => [match[1] as string, values[match[1] as string] ?? "?"] as const);
    return message(
      pattern.replace(/\{(\w+), (?:number|plural)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, "{$1}"),
      Object.fromEntries(wanted),
      language,
    );
  }
}
