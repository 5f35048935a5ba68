import type { BorderTerms } from "../../duty/border/border-step";

/** The fields of terms, in the order they are read. */
const FIELDS = ["width", "basis", "parts", "text"] as const;

/** One of them. */
export type TermsField = (typeof FIELDS)[number];

/** What two sets of terms may be compared in. */
export type ComparedTerms = Pick<BorderTerms, TermsField>;

// The keys of data that came by different ways stand in different orders.
const plain = ({ width, basis, parts, text }: ComparedTerms) => ({
  width,
  basis,
  parts: parts.map(({ side, hours, lead, support }) => [side, hours?.map(({ days, from, to }) => [days, from, to]) ?? null, lead, support]),
  text: text.trim(),
});

/** The fields in which terms differ from those before them; all of them where there were none. */
export function termsDiff(before: ComparedTerms | null, after: ComparedTerms): TermsField[] {
  if (before === null) return [...FIELDS];
  const [was, is] = [plain(before), plain(after)];
  return FIELDS.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
}
