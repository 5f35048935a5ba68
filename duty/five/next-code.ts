/** Digits of a first code. */
const FIRST = 3;

/** The next free code of a list: its prefix, then the number after the highest of that prefix, as wide as the widest: after GW049 comes GW050, after HB01 HB02; a first one has three digits. */
export function nextCode(list: readonly { readonly code: string }[], prefix: string): string {
  let [last, wide] = [0, 0];
  for (const { code } of list) {
    const rest = code.startsWith(prefix) ? code.slice(prefix.length) : "";
    if (!/^\d{1,12}$/.test(rest)) continue;
    last = Math.max(last, Number(rest));
    wide = Math.max(wide, rest.length);
  }
  return `${prefix}${String(last + 1).padStart(wide || FIRST, "0")}`;
}
