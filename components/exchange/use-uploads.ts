"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { goToLogin } from "../ui/ask-portal";
import { type Upload, upload } from "./upload";

/** Most bytes the portal takes of one file. */
export const MOST_BYTES = 512 * 1024 * 1024;

/** A file that did not arrive: the portal's sentence, or a fault of our own. */
export interface FailedUpload {
  readonly key: number;
  readonly name: string;
  readonly fault: "network" | "too-large" | "other";
  readonly detail: string | null;
}

/** What is being sent, what waits, what failed. */
export interface Uploads {
  readonly current: { readonly name: string; readonly part: number } | null;
  readonly waiting: number;
  readonly failed: readonly FailedUpload[];
  add(files: readonly File[]): void;
  stop(): void;
  dismiss(key: number): void;
}

/** Sends files one after the other. `onArrived` hears the import of each, and whether it came alone: neither before nor behind others. */
export function useUploads(onArrived: (id: number, name: string, alone: boolean) => void): Uploads {
  const [current, setCurrent] = useState<Uploads["current"]>(null);
  const [waiting, setWaiting] = useState(0);
  const [failed, setFailed] = useState<readonly FailedUpload[]>([]);
  const queue = useRef<File[]>([]);
  const running = useRef<Upload | null>(null);
  const count = useRef(0);
  const arrived = useRef(onArrived);
  arrived.current = onArrived;

  const fail = useCallback((name: string, fault: FailedUpload["fault"], detail: string | null = null) => {
    setFailed((before) => [...before, { key: count.current++, name, fault, detail }]);
  }, []);

  const send = useCallback(async () => {
    let sent = 0;
    for (let file = queue.current.shift(); file; file = queue.current.shift()) {
      const { name } = file;
      sent++;
      setWaiting(queue.current.length);
      setCurrent({ name, part: 0 });
      running.current = upload(file, (part) => setCurrent({ name, part }));
      const outcome = await running.current.outcome;
      if (outcome?.ok) arrived.current(outcome.value.id, name, sent === 1 && queue.current.length === 0);
      else if (outcome?.status === 401) goToLogin("expired");
      else if (outcome) fail(name, outcome.status === 0 ? "network" : "other", outcome.detail);
    }
    running.current = null;
    setCurrent(null);
  }, [fail]);

  const add = useCallback(
    (files: readonly File[]) => {
      const fits = files.filter(({ size }) => size <= MOST_BYTES);
      for (const { name, size } of files) if (size > MOST_BYTES) fail(name, "too-large");
      queue.current.push(...fits);
      setWaiting(queue.current.length);
      if (!running.current && queue.current.length > 0) void send();
    },
    [fail, send],
  );

  // Who leaves while a file is on its way is asked first.
  useEffect(() => {
    if (!current) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [current]);

  return {
    current,
    waiting,
    failed,
    add,
    stop: useCallback(() => running.current?.stop(), []),
    dismiss: useCallback((key: number) => setFailed((before) => before.filter((one) => one.key !== key)), []),
  };
}
