import type { OpenedFile, ReadFault, ReadFeature } from "../../geo/format/format";
import { type BulkReading, type BulkRow, bulkRow } from "./bulk-row";
import type { BatchOutcome, SendBatch } from "./bulk-send";

/** Rows sent together. */
export const BATCH = 2000;

/** A row that was not taken: its number in the file, what is wrong, and the row itself, to be corrected. */
export interface RefusedRow {
  readonly number: number;
  readonly id: string;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
  /** Code of the fault, and its sentence where the portal gave one. */
  readonly fault: string;
  readonly detail: string | null;
  readonly values: readonly (string | number | boolean | null)[];
}

/** How far it has come; `bytes` of the file read. */
export interface BulkProgress {
  readonly read: number;
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
  readonly bytes: number;
  readonly state: "running" | "paused" | "waiting" | "broken" | "stopped" | "done";
  /** While it waits: seconds the portal asked for; broken: what it said. */
  readonly seconds: number | null;
  readonly detail: string | null;
}

/** What drives a run from outside. */
export interface BulkControl {
  /** Settles at once while it may go on, after a pause only then. False: it shall end. */
  goOn(): Promise<boolean>;
  /** Waits so many seconds, or until told to go on. False: it shall end. */
  wait(seconds: number): Promise<boolean>;
  readonly signal: AbortSignal;
}

interface BulkJob {
  readonly file: Pick<OpenedFile, "features">;
  /** The one layer (sheet) that is read, and its columns. */
  readonly layer: string;
  readonly fields: readonly string[];
  readonly reading: BulkReading;
  readonly send: SendBatch;
}

interface Waiting {
  readonly number: number;
  readonly row: BulkRow;
  readonly values: RefusedRow["values"];
}

const isFault = (item: ReadFeature | ReadFault): item is ReadFault => "fault" in item;

/** Reads a file's rows, sends them in batches, and tells of each what came of it. A batch that did not come through is sent again: rows are known by their ids. */
export async function bulkRun(
  { file, layer, fields, reading, send }: BulkJob,
  control: BulkControl,
  tell: (progress: BulkProgress, refused: readonly RefusedRow[]) => void,
): Promise<void> {
  const counts = { read: 0, taken: 0, known: 0, refused: 0, bytes: 0 };
  const mapped = new Set(Object.values(reading.columns));
  let refused: RefusedRow[] = [];
  let waiting: Waiting[] = [];
  const report = (state: BulkProgress["state"], seconds: number | null = null, detail: string | null = null) => {
    const fresh = refused;
    refused = [];
    tell({ ...counts, state, seconds, detail }, fresh);
  };
  const refuse = (
    number: number,
    id: string,
    values: RefusedRow["values"],
    wrong: Pick<RefusedRow, "field" | "expected" | "got" | "fault" | "detail">,
  ) => {
    counts.refused++;
    refused.push({ number, id, values, ...wrong });
  };
  const take = ({ answers }: Extract<BatchOutcome, { kind: "answered" }>) => {
    for (const [index, answer] of answers.entries()) {
      const { number, row, values } = waiting[index] as Waiting;
      if ("violation" in answer) counts[answer.known ? "known" : "taken"]++;
      else {
        const { field, expected, got, fault, detail } = answer;
        refuse(number, row.id, values, { field: field ?? "", expected: expected ?? "", got: got ?? "", fault, detail });
      }
    }
    waiting = [];
  };
  /** Sends what waits, until it is through; false: it shall end. */
  const flush = async (): Promise<boolean> => {
    while (waiting.length > 0) {
      if (!(await control.goOn())) return false;
      const outcome = await send(
        waiting.map(({ row }) => row),
        control.signal,
      );
      if (control.signal.aborted) return false;
      if (outcome.kind === "answered") take(outcome);
      else {
        const seconds = outcome.kind === "wait" ? outcome.seconds : outcome.kind === "network" ? 5 : null;
        report(outcome.kind === "wait" ? "waiting" : "broken", seconds, outcome.kind === "refused" ? outcome.detail : null);
        // What is refused as a whole will not be taken in five seconds either: somebody must act.
        if (!(await control.wait(seconds ?? Number.POSITIVE_INFINITY))) return false;
      }
    }
    report("running");
    return true;
  };
  const faults = new Map<number, ReadFault>();
  const items = file.features((bytes) => {
    counts.bytes = bytes;
  });
  for await (const item of items) {
    if (item.layer !== layer) continue;
    if (isFault(item)) {
      // A row that cannot be read at all has no feature; a wrong cell comes before its row.
      if (item.field !== null && mapped.has(item.field) && item.number !== null) faults.set(item.number, item);
      if (item.field === null) {
        counts.read++;
        const id = `${reading.digest}-${item.number ?? counts.read}`;
        refuse(item.number ?? 0, id, [], { field: "row", expected: "", got: item.got, fault: item.fault, detail: null });
      }
      continue;
    }
    counts.read++;
    const row = bulkRow(item.properties, item.number, reading);
    const values = fields.map((field) => item.properties[field] ?? null);
    const broken = faults.get(item.number);
    faults.clear();
    if (broken)
      refuse(item.number, row.id, values, {
        field: broken.field ?? "row",
        expected: "",
        got: broken.got,
        fault: broken.fault,
        detail: null,
      });
    else waiting.push({ number: item.number, row, values });
    if (waiting.length >= BATCH && !(await flush())) return report("stopped");
  }
  report((await flush()) ? "done" : "stopped");
}
