import { faultWords } from "../../components/words/fault-words";
import type { Language } from "../../components/words/language";
import { type ReportFrame, readReport } from "../../duty/violation/read-report";
import type { Report } from "../../duty/violation/report";
import type { LiveCity } from "./city";
import { type Sender, takeReports } from "./intake";

/** What is answered to one sent row; rows count from 0. */
export type RowAnswer =
  | {
      readonly row: number;
      readonly id: string | null;
      readonly violation: number;
      readonly known: boolean;
      readonly kind: string;
      readonly squad: string | null;
      readonly lead: string | null;
      readonly grid: string | null;
      readonly cell: string | null;
      readonly segment: string | null;
      readonly chief: string | null;
      readonly border: string | null;
      readonly allowance: string | null;
    }
  | {
      readonly row: number;
      readonly id: string | null;
      readonly fault: string;
      readonly field: string;
      readonly expected: string;
      readonly got: string;
      readonly detail: string;
    };

/** What is told at the end. */
export interface RowCounts {
  taken: number;
  known: number;
  refused: number;
}

/** A row as it came: a value, or why there is none. */
export type SentRow = { readonly value: unknown } | { readonly fault: "intake.bad-json" | "intake.line-too-long" };

/** How rows are taken in. */
export interface RowIntake {
  readonly live: LiveCity;
  readonly frame: ReportFrame;
  readonly sender: Sender;
  /** Told by the sender for the whole: rows without an id of their own are named by it and their place, so that the whole can be sent again. */
  readonly key: string | null;
  readonly language: Language;
}

/** Rows that are stored in one transaction. */
const BATCH = 2000;

/** Milliseconds a row waits for others to be stored with. */
const PATIENCE = 150;

async function cameWithin(next: Promise<unknown>, patience: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), patience);
  });
  const came = await Promise.race([next.then(() => true), late]);
  clearTimeout(timer);
  return came;
}

interface Waiting {
  readonly row: number;
  readonly report: Report;
}

/** Takes rows in, a batch at a time, and answers each in the order it was sent: a wrong row is answered as wrong and its neighbours are taken. What was answered is stored. */
export async function* takenRows(
  rows: AsyncIterable<SentRow> | Iterable<SentRow>,
  { live, frame, sender, key, language }: RowIntake,
  counts: RowCounts,
): AsyncGenerator<readonly RowAnswer[]> {
  let answers: RowAnswer[] = [];
  let waiting: Waiting[] = [];
  let row = 0;
  const refuse = (at: number, id: string | null, fault: string, field: string, expected: string, got: string) => {
    counts.refused++;
    answers.push({ row: at, id, fault, field, expected, got, detail: faultWords(fault, { got }, language) });
  };
  const flush = async () => {
    const taken = await takeReports(
      live,
      waiting.map(({ report }) => report),
      sender,
    );
    for (const [index, one] of taken.entries()) {
      const { row: at, report } = waiting[index] as Waiting;
      if (!one.ok) refuse(at, report.id, one.fault, one.field, one.expected, one.got);
      else {
        const { kind, squad, lead, grid, cell, segment, chief, border, allowance } = one.line;
        if (one.known) counts.known++;
        else counts.taken++;
        const where = { kind, squad, lead, grid, cell, segment, chief, border, allowance };
        answers.push({ row: at, id: report.id, violation: one.violation, known: one.known, ...where });
      }
    }
    const told = answers.sort((a, b) => a.row - b.row);
    answers = [];
    waiting = [];
    return told;
  };
  const coming = (Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()) as AsyncIterator<SentRow>;
  for (;;) {
    const next = Promise.resolve(coming.next());
    // Whoever sends row by row is answered row by row; whoever sends many at once has them stored together.
    if (waiting.length + answers.length > 0 && !(await cameWithin(next, PATIENCE))) yield await flush();
    const { done, value: sent } = await next;
    if (done) break;
    const at = row++;
    if ("fault" in sent) refuse(at, null, sent.fault, "row", "one JSON object a line, at most 65536 characters", "");
    else {
      const read = readReport(sent.value, frame);
      if (read.ok)
        waiting.push({ row: at, report: read.report.id === null && key !== null ? { ...read.report, id: `${key}#${at}` } : read.report });
      else {
        const id = typeof (sent.value as { id?: unknown } | null)?.id === "string" ? (sent.value as { id: string }).id.slice(0, 200) : null;
        const [first] = read.faults;
        if (first) refuse(at, id, first.fault, first.field, first.expected, first.got);
      }
    }
    if (waiting.length >= BATCH || answers.length >= BATCH) yield await flush();
  }
  if (waiting.length > 0 || answers.length > 0) yield await flush();
}
