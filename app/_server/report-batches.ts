import { faultWords } from "../../components/words/fault-words";
import type { Language } from "../../components/words/language";
import { type ReportFrame, readReport } from "../../duty/violation/read-report";
import type { Report } from "../../duty/violation/report";
import type { RowAnswer } from "../../duty/violation/row-answer";
import { breath, STRETCH } from "./breath";
import type { LiveCity } from "./city";
import { type Sender, type Turn, takeReports } from "./intake";

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
const BATCH = 4000;

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

/** Rows to be stored together, and those of them that were refused at once. */
interface Batch {
  readonly waiting: Waiting[];
  readonly answers: RowAnswer[];
}

const idOf = (value: unknown): string | null => {
  const id = (value as { readonly id?: unknown } | null)?.id;
  return typeof id === "string" ? id.slice(0, 200) : null;
};

const refused = (row: number, id: string | null, { fault, field, expected, got }: Told, language: Language): RowAnswer => ({
  ...{ row, id, fault, field, expected, got, detail: faultWords(fault, { got }, language) },
});

interface Told {
  readonly fault: string;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

const BROKEN = { field: "row", expected: "one JSON object a line, at most 65536 characters", got: "" };

/** Reads rows into batches. Whoever sends row by row is answered row by row; whoever sends many at once has them stored together. */
async function* batchesOf(rows: AsyncIterable<SentRow> | Iterable<SentRow>, { frame, key, language }: RowIntake): AsyncGenerator<Batch> {
  const coming = (Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()) as AsyncIterator<SentRow>;
  let batch: Batch = { waiting: [], answers: [] };
  const size = () => batch.waiting.length + batch.answers.length;
  for (let row = 0; ; row++) {
    const step = coming.next() as IteratorResult<SentRow> | Promise<IteratorResult<SentRow>>;
    if (size() >= BATCH || (size() > 0 && step instanceof Promise && !(await cameWithin(step, PATIENCE)))) {
      yield batch;
      batch = { waiting: [], answers: [] };
    }
    const { done, value: sent } = await step;
    if (done) break;
    if (row % STRETCH === STRETCH - 1) await breath();
    if ("fault" in sent) batch.answers.push(refused(row, null, { ...BROKEN, fault: sent.fault }, language));
    else {
      const read = readReport(sent.value, frame);
      if (!read.ok) batch.answers.push(refused(row, idOf(sent.value), read.faults[0] as Told, language));
      else
        batch.waiting.push({
          row,
          report: read.report.id === null && key !== null ? { ...read.report, id: `${key}#${row}` } : read.report,
        });
    }
  }
  if (size() > 0) yield batch;
}

/** Stores a batch in its turn. @returns its answers in the order its rows were sent */
async function stored({ waiting, answers }: Batch, { live, sender, language }: RowIntake, turn: Turn): Promise<readonly RowAnswer[]> {
  const taken = await takeReports(
    live,
    waiting.map(({ report }) => report),
    sender,
    turn,
  );
  const told = taken.map((one, index): RowAnswer => {
    const { row, report } = waiting[index] as Waiting;
    if (!one.ok) return refused(row, report.id, one, language);
    const { violation, known } = one;
    const { kind, squad, lead, grid, cell, segment, chief, border, allowance } = one.row;
    return { row, id: report.id, violation, known, kind, squad, lead, grid, cell, segment, chief, border, allowance };
  });
  return answers.length === 0 ? told : [...answers, ...told].sort((a, b) => a.row - b.row);
}

function count(answers: readonly RowAnswer[], counts: RowCounts): readonly RowAnswer[] {
  for (const one of answers) {
    if ("fault" in one) counts.refused++;
    else if (one.known) counts.known++;
    else counts.taken++;
  }
  return answers;
}

/**
 * Takes rows in, a batch at a time, and answers each in the order it was sent: a wrong row is answered as wrong and its neighbours are taken. What was answered is stored.
 * The next batch is read and routed while the database stores the one before.
 */
export async function* takenRows(
  rows: AsyncIterable<SentRow> | Iterable<SentRow>,
  intake: RowIntake,
  counts: RowCounts,
): AsyncGenerator<readonly RowAnswer[]> {
  const batches = batchesOf(rows, intake);
  let storing: Promise<readonly RowAnswer[]> | null = null;
  let begun: Promise<unknown> | null = null;
  for (;;) {
    const coming = batches.next();
    // Answered in time also when nothing more comes for long; failures are met where they are awaited.
    coming.catch(() => {});
    if (storing && !(await cameFirst(coming, storing))) {
      yield count(await storing, counts);
      storing = null;
    }
    const { done, value: batch } = await coming;
    const [next, itsTurn]: [Promise<readonly RowAnswer[]> | null, Promise<unknown> | null] = done
      ? [null, null]
      : begin(batch, intake, begun);
    begun = itsTurn;
    if (storing) yield count(await storing, counts);
    storing = next;
    if (done) return;
  }
}

/** Begins to store a batch. @returns its answers, and what settles when the next one may go: it is this one's turn, or it failed */
function begin(batch: Batch, intake: RowIntake, after: Promise<unknown> | null): [Promise<readonly RowAnswer[]>, Promise<unknown>] {
  let begun = () => {};
  const turn = new Promise<void>((done) => {
    begun = done;
  });
  const answers = stored(batch, intake, { after, begun });
  answers.then(begun, begun);
  return [answers, turn];
}

/** Whether the first of two settles before the second. */
const cameFirst = (first: Promise<unknown>, second: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    first.then(
      () => true,
      () => true,
    ),
    second.then(
      () => false,
      () => false,
    ),
  ]);
