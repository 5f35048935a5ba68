/** Beginnings a spreadsheet would take for a formula. Source: OWASP, CSV injection. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[-+]?\d+(\.\d+)?$/;

function cellOf(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV text for spreadsheets: with byte order mark, CRLF, and a text that would run as a formula behind an apostrophe (plain numbers excepted). */
export function csvOf(rows: Iterable<readonly (string | number | boolean | null)[]>): string {
  let text = "\ufeff";
  for (const row of rows) text += `${row.map(cellOf).join(",")}\r\n`;
  return text;
}
