import { faultAt, type Open311Fault, type Read, refused } from "./open311-fault";
import type { SentValues } from "./sent-values";

/** Most requests in one answer (GeoReport v2, "Response Volume"). */
export const MOST = 1000;
/** How deep pages go; beyond, a narrower span finds the rest. */
const DEEPEST = 10_000;

/** Which of the rows found are told: those from `skip` on, `size` of them. */
export interface AskedPage {
  readonly skip: number;
  readonly size: number;
}

/** `page` (from 1) and `page_size`, the extension that most servers have; the first 1000 without them. */
export function askedPage(sent: SentValues): Read<AskedPage> {
  const faults: Open311Fault[] = [];
  const counted = (name: string, usual: number): number => {
    const text = sent.one(name);
    if (text === null) return usual;
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    faults.push(faultAt(name, "open311.bad-number", text));
    return usual;
  };
  const page = counted("page", 1);
  const size = Math.min(counted("page_size", MOST), MOST);
  if (faults.length > 0) return refused(...faults);
  if (page * size > DEEPEST) return refused(faultAt("page", "open311.page-too-far", String(page)));
  return { ok: true, value: { skip: (page - 1) * size, size } };
}
