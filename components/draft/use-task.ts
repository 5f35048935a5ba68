"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Running } from "./draft-worker";

/** A long computation of a panel: whether it runs, how far it is, and what became of it. */
export interface TaskState {
  readonly running: boolean;
  readonly share: number;
  readonly failed: string | null;
}

/** Runs computations one at a time. Leaving the panel stops the one under way. */
export function useTask(): TaskState & {
  run<Answer>(start: (onProgress: (share: number) => void) => Running<Answer>): Promise<Answer | null>;
  stop(): void;
} {
  const [state, setState] = useState<TaskState>({ running: false, share: 0, failed: null });
  const current = useRef<Running<unknown> | null>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      current.current?.stop();
    };
  }, []);
  const run = useCallback(async <Answer>(start: (onProgress: (share: number) => void) => Running<Answer>) => {
    setState({ running: true, share: 0, failed: null });
    const running = start((share) => {
      if (!gone.current) setState({ running: true, share, failed: null });
    });
    current.current = running;
    try {
      const { answer } = await running.answer;
      if (!gone.current) setState({ running: false, share: 1, failed: null });
      return gone.current ? null : answer;
    } catch (error) {
      if (!gone.current) setState({ running: false, share: 0, failed: error instanceof Error ? error.message : String(error) });
      return null;
    } finally {
      current.current = null;
    }
  }, []);
  const stop = useCallback(() => current.current?.stop(), []);
  return { ...state, run, stop };
}
