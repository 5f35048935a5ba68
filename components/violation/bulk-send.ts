import type { RowAnswer } from "../../duty/violation/row-answer";
import type { BulkRow } from "./bulk-row";

/** What came of sending a batch. "wait": come again after so many seconds; "network": the line broke, what was answered is stored; "refused": it will not be taken. */
export type BatchOutcome =
  | { readonly kind: "answered"; readonly answers: readonly RowAnswer[] }
  | { readonly kind: "wait"; readonly seconds: number }
  | { readonly kind: "network" }
  | { readonly kind: "refused"; readonly status: number; readonly detail: string | null };

/** Sends rows and gives their answers in their order. */
export type SendBatch = (rows: readonly BulkRow[], signal: AbortSignal) => Promise<BatchOutcome>;

/** The answers of a stream of lines; the line that ends it is none. */
const answersOf = (text: string): RowAnswer[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as RowAnswer & { readonly end?: true })
    .filter((one) => one.end !== true);

/** Sends batches to the intake of violations as lines of JSON. `key` names the run, so that a batch sent twice is known. */
export const sendBatch =
  (key: string, language: string): SendBatch =>
  async (rows, signal) => {
    try {
      const answer = await fetch("/api/violation", {
        method: "POST",
        headers: { "Content-Type": "application/x-ndjson", "Idempotency-Key": key, "Accept-Language": language },
        body: `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`,
        signal,
      });
      if (answer.status === 429 || answer.status === 503)
        return { kind: "wait", seconds: Math.max(1, Number(answer.headers.get("Retry-After")) || 5) };
      if (!answer.ok) {
        const problem = (await answer.json().catch(() => ({}))) as { detail?: unknown };
        return { kind: "refused", status: answer.status, detail: typeof problem.detail === "string" ? problem.detail : null };
      }
      const answers = answersOf(await answer.text());
      // A stream that broke off answers fewer rows than were sent: sent again, those are known.
      return answers.length === rows.length ? { kind: "answered", answers } : { kind: "network" };
    } catch {
      return { kind: "network" };
    }
  };
