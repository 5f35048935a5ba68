import type { Finding, Span } from "../../duty/audit/finding";
import { csvOf } from "../../geo/format/csv-writer";
import type { Say } from "../words/words";
import type { AuditNames } from "./audit-names";

interface FindingWords {
  readonly say: Say;
  readonly names: AuditNames;
  when(spans: readonly Span[], most?: number): string;
  who(finding: Finding): string;
}

const HEAD = ["code", "what", "item", "when", "who", "lon", "lat"] as const;

/** Saves findings as a table that spreadsheets open (CSV, UTF-8 with its mark). */
export function downloadFindings(findings: readonly Finding[], { say, names, when, who }: FindingWords): void {
  const rows = findings.map((one) => [
    one.code,
    say(`audit.code-${one.code}`),
    names.of(one.noun, one.item),
    when(one.spans, Number.POSITIVE_INFINITY),
    who(one),
    one.at?.[0] ?? null,
    one.at?.[1] ?? null,
  ]);
  const text = csvOf([HEAD.map((name) => say(`audit.export-${name}`)), ...rows]);
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "audit.csv";
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 1000);
}
