/** The whole is refused: the sentence is what the user reads; the status what the shell reads. */
export class Refused extends Error {
  constructor(
    sentence: string,
    readonly status: 1 | 2 = 1,
  ) {
    super(sentence);
    this.name = "Refused";
  }
}

/** One row or feature that was refused: its number, which field, what was expected, what stood there. Rows are counted with the head, features from 1. */
export interface RefusedRow {
  readonly row: number;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}
