import type { Routed } from "./routed";

/** What the intake answers to one sent row, counted from 0: taken (or known from before) and where it belongs, or what is wrong with it. */
export type RowAnswer =
  | (Routed & { readonly row: number; readonly id: string | null; readonly violation: number; readonly known: boolean })
  | {
      readonly row: number;
      readonly id: string | null;
      readonly fault: string;
      readonly field: string;
      readonly expected: string;
      readonly got: string;
      readonly detail: string;
    };
