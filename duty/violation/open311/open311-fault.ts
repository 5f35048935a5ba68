import type { RowFaultCode } from "../read-report";
import { type Answer, list, parts } from "./answer-tree";

/** What Open311 refuses, by code; the reading of a report adds its own (intake.*). */
export type Open311FaultCode =
  | "open311.missing"
  | "open311.bad-number"
  | "open311.bad-time"
  | "open311.too-long"
  | "open311.no-location"
  | "open311.address-id"
  | "open311.address-unknown"
  | "open311.no-service"
  | "open311.no-request"
  | "open311.no-token"
  | "open311.no-resource"
  | "open311.bad-status"
  | "open311.end-before-start"
  | "open311.span-too-wide"
  | "open311.page-too-far"
  | "open311.not-utf8"
  | "open311.wrong-type"
  | "open311.no-key";

/** A refusal: 404 what is not there, 403 a key that is missing or wrong, 400 anything else (GeoReport v2, "Errors"). */
export interface Open311Fault {
  readonly status: 400 | 403 | 404;
  readonly fault: Open311FaultCode | RowFaultCode;
  /** The name of what was sent, as the standard calls it. */
  readonly field: string;
  readonly got: string;
}

/** What came of reading: a value, or everything that is wrong with it. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Open311Fault[] };

const shown = (value: string | null) => (value === null ? "—" : value.length > 80 ? `${value.slice(0, 80)}…` : value);

/** One fault; 400 unless told. */
export const faultAt = (
  field: string,
  fault: Open311Fault["fault"],
  got: string | null = null,
  status: Open311Fault["status"] = 400,
): Open311Fault => ({ status, fault, field, got: shown(got) });

/** The one fault as the outcome of reading. */
export const refused = (...faults: readonly Open311Fault[]): { readonly ok: false; readonly faults: readonly Open311Fault[] } => ({
  ok: false,
  faults,
});

/** Errors as GeoReport v2 tells them: a code, which is mostly the status, and a sentence for people. */
export const errorsAnswer = (errors: readonly { readonly code: number; readonly description: string }[]): Answer => ({
  root: "errors",
  tree: list(
    "error",
    errors.map(({ code, description }) => parts({ code, description })),
  ),
});
