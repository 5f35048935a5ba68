import { faultWords } from "../../../components/words/fault-words";
import type { Language } from "../../../components/words/language";
import type { ImportJob, StagedFault } from "../../../db/import-job";

/** An import as the portal's doors tell it: without the path of its file. */
export const printedImport = ({ path: _path, ...job }: ImportJob) => job;

/** What doors tell of a fault: with its sentence. */
export interface PrintedFault {
  readonly layer: string;
  readonly number: number | null;
  readonly field: string | null;
  readonly fault: string;
  readonly words: string;
  readonly got: string;
  readonly at: unknown;
}

/** A fault with its sentence in a language. */
export const printedFault = ({ layer, number, field, fault, got, at }: StagedFault, language: Language): PrintedFault => ({
  layer,
  number,
  field,
  fault,
  words: faultWords(fault, { field: field ?? "", got }, language),
  got,
  at,
});
