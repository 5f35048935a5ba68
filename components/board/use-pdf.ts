"use client";

import { useEffect, useRef, useState } from "react";
import { goToLogin } from "../ui/ask-portal";
import { sheetCounter } from "./sheet-counter";

/** How far a PDF is. */
export type PdfState =
  | { readonly status: "idle" }
  | { readonly status: "making"; readonly sheets: number; readonly bytes: number }
  | { readonly status: "made"; readonly sheets: number; readonly bytes: number; readonly url: string; readonly name: string }
  | { readonly status: "failed"; readonly detail: string | null };

const IDLE: PdfState = { status: "idle" };
/** How often the screen is told, milliseconds. */
const TELL = 150;

type Progress = (sheets: number, bytes: number) => void;

async function pieces(answer: Response, told: Progress): Promise<{ readonly blob: Blob; readonly sheets: number }> {
  const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  const count = sheetCounter();
  const all: Uint8Array<ArrayBuffer>[] = [];
  let [sheets, bytes, last] = [0, 0, 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    all.push(value);
    bytes += value.length;
    sheets = count(value);
    if (performance.now() - last > TELL) {
      last = performance.now();
      told(sheets, bytes);
    }
  }
  return { blob: new Blob(all, { type: "application/pdf" }), sheets };
}

/** Hands a file to the browser to be saved. */
export function saveFile(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

function forget(made: { current: string | null }): void {
  if (made.current) URL.revokeObjectURL(made.current);
  made.current = null;
}

/** Makes PDFs at the portal, telling how far they are. What was made is let go with the next one or the screen. */
export function usePdf(): {
  readonly state: PdfState;
  readonly make: (address: string, name: string) => Promise<void>;
  readonly stop: () => void;
} {
  const [state, setState] = useState<PdfState>(IDLE);
  const running = useRef<AbortController | null>(null);
  const made = useRef<string | null>(null);
  useEffect(
    () => () => {
      running.current?.abort();
      forget(made);
    },
    [],
  );
  const stop = () => {
    running.current?.abort();
    setState(IDLE);
  };
  const make = async (address: string, name: string) => {
    running.current?.abort();
    forget(made);
    const abort = new AbortController();
    running.current = abort;
    setState({ status: "making", sheets: 0, bytes: 0 });
    try {
      const answer = await fetch(address, { signal: abort.signal, headers: { "Accept-Language": document.documentElement.lang } });
      if (answer.status === 401) return goToLogin("expired");
      if (!answer.ok) {
        const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
        return setState({ status: "failed", detail: problem.detail ?? null });
      }
      const { blob, sheets } = await pieces(answer, (now, bytes) => setState({ status: "making", sheets: now, bytes }));
      made.current = URL.createObjectURL(blob);
      setState({ status: "made", sheets, bytes: blob.size, url: made.current, name });
      saveFile(made.current, name);
    } catch {
      if (!abort.signal.aborted) setState({ status: "failed", detail: null });
    }
  };
  return { state, make, stop };
}
