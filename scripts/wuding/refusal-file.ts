import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { RefusedRow } from "./refused";

/** A spreadsheet would run a text that begins like a formula; numbers are let through. */
const harmless = (text: string) => (/^[=@\t\r]|^[+-](?![\d.])/.test(text) ? `'${text}` : text);
const quoted = (value: string | number) => `"${harmless(String(value)).replaceAll('"', '""')}"`;
const PENDING = 1000;

/** Where all refused rows are written, as CSV that spreadsheets open; made with the first of them. */
export class RefusalFile {
  readonly first: RefusedRow[] = [];
  count = 0;
  #lines: string[] = [];
  #made = false;

  constructor(
    readonly path: string,
    private readonly keep = 20,
  ) {}

  add(row: RefusedRow): void {
    this.count++;
    if (this.first.length < this.keep) this.first.push(row);
    this.#lines.push([row.row, row.field, row.expected, row.got].map(quoted).join(","));
    if (this.#lines.length >= PENDING) this.flush();
  }

  /** Writes what is pending. */
  flush(): void {
    if (this.#lines.length === 0) return;
    if (!this.#made) {
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(this.path, "\uFEFFrow,field,expected,got\r\n");
      this.#made = true;
    }
    appendFileSync(this.path, `${this.#lines.join("\r\n")}\r\n`);
    this.#lines = [];
  }
}
