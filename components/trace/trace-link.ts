/** A question of a trace as the page's address keeps it, in the form's own text: nothing is lost by what is half typed. */
export interface TraceLink {
  readonly by: "place" | "violation";
  readonly lon: string;
  readonly lat: string;
  /** The city's wall clock: 2026-11-24T07:20. */
  readonly at: string;
  readonly violation: string;
}

/** What is still missing before a question can be asked. */
export type TraceLack = "trace.need-place" | "trace.need-time" | "trace.need-number";

const within = (text: string, most: number) => /^-?\d{1,3}(\.\d+)?$/.test(text.trim()) && Math.abs(Number(text)) <= most;

/** Reads an address; where it does not say when, it is `at`. */
export function traceLinkOf(query: URLSearchParams, at: string): TraceLink {
  const violation = query.get("violation") ?? "";
  return {
    by: violation === "" ? "place" : "violation",
    lon: query.get("lon") ?? "",
    lat: query.get("lat") ?? "",
    // An answer's printed time has seconds and an offset behind the wall clock.
    at: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(query.get("at") ?? "")?.[0] ?? at,
    violation,
  };
}

/** What a question lacks; null: it can be asked. */
export function traceLack({ by, lon, lat, at, violation }: TraceLink): TraceLack | null {
  if (by === "violation") return /^[1-9]\d{0,14}$/.test(violation.trim()) ? null : "trace.need-number";
  if (!within(lon, 180) || !within(lat, 90)) return "trace.need-place";
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at) ? null : "trace.need-time";
}

/** The question as the door takes it. */
export function traceQuestionOf({ by, lon, lat, at, violation }: TraceLink): Readonly<Record<string, string>> {
  return by === "violation" ? { violation: violation.trim() } : { lon: lon.trim(), lat: lat.trim(), at };
}

/** The question as an address's query. */
export const traceQuery = (link: TraceLink): string => new URLSearchParams(traceQuestionOf(link)).toString();
