"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Point } from "../../geo/plane/point";
import type { BulkProgress, RefusedRow } from "./bulk-run";
import type { BulkHead, BulkPlaces, FromBulk, ToBulk } from "./bulk-tasks";

/** What the page knows of a file and its run. */
export interface BulkState {
  /** Share of the file read before it is known; null when nothing is being read. */
  readonly reading: number | null;
  readonly head: BulkHead | null;
  readonly places: BulkPlaces | null;
  readonly points: readonly Point[];
  readonly progress: BulkProgress | null;
  /** The first refused rows; the table of all is asked for. */
  readonly refused: readonly RefusedRow[];
  readonly failed: { readonly fault: string; readonly values: Readonly<Record<string, string | number>> } | null;
}

/** Refused rows shown on the page. */
export const MOST_SHOWN = 500;

const NOTHING: BulkState = { reading: null, head: null, places: null, points: [], progress: null, refused: [], failed: null };

function heard(state: BulkState, message: FromBulk): BulkState {
  switch (message.kind) {
    case "reading":
      return { ...state, reading: message.part };
    case "head":
      return { ...NOTHING, head: message.head };
    case "places":
      return { ...state, places: message.places, points: message.points };
    case "progress":
      return { ...state, progress: message.progress, refused: [...state.refused, ...message.refused].slice(0, MOST_SHOWN) };
    case "failed":
      return { ...state, reading: null, failed: { fault: message.fault, values: message.values } };
    case "refused":
      return state;
  }
}

function save(csv: Blob, name: string): void {
  const address = URL.createObjectURL(csv);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The worker that reads and sends a file, and what it has told. */
export function useBulk() {
  const [state, setState] = useState<BulkState>(NOTHING);
  const worker = useRef<Worker | null>(null);
  const name = useRef("");
  useEffect(() => {
    const own = new Worker(new URL("./bulk.worker.ts", import.meta.url), { type: "module" });
    own.onmessage = ({ data }: MessageEvent<FromBulk>) => {
      if (data.kind === "refused") save(data.csv, name.current);
      else setState((before) => heard(before, data));
    };
    own.onerror = () => setState((before) => ({ ...before, reading: null, failed: { fault: "internal", values: {} } }));
    worker.current = own;
    return () => own.terminate();
  }, []);
  const send = useCallback((message: ToBulk) => {
    if (message.kind === "open") {
      name.current = `${message.file.name.replace(/\.[^.]*$/, "")}.refused.csv`;
      setState({ ...NOTHING, reading: 0 });
    }
    if (message.kind === "run") setState((before) => ({ ...before, refused: [], progress: null }));
    worker.current?.postMessage(message);
  }, []);
  return { state, send };
}
