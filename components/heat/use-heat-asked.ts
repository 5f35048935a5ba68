"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { goToLogin, type Outcome } from "../ui/ask-portal";

/** What the page knows of something it asked for. The answer before stays until the next one comes. */
export interface HeatAsked<T> {
  readonly value: T | null;
  /** What was asked for when `value` came: differs from what is asked for now while the next answer is under way. */
  readonly path: string | null;
  readonly pending: boolean;
  /** The portal is still reading its table: the share done. */
  readonly building: number | null;
  /** The last question was not answered: why, in words of the portal where it gave some. */
  readonly failed: { readonly status: number; readonly detail: string | null } | null;
}

const NOTHING: HeatAsked<never> = { value: null, path: null, pending: false, building: null, failed: null };

/** Milliseconds to wait before asking: a brush asks many questions on its way. */
const PAUSE = 90;
const BUILDING_AGAIN = 1000;

/** Asks a door whenever the path changes, or `tick`; null asks for nothing. While the portal builds its index it is asked again each second. */
export function useHeatAsked<T>(path: string | null, tick: number, asking: (path: string, signal: AbortSignal) => Promise<Outcome<T>>) {
  const [state, setState] = useState<HeatAsked<T>>(NOTHING);
  const [round, setRound] = useState(0);
  const ask = useRef(asking);
  ask.current = asking;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tick or a new round asks again
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    let timer = 0;
    const later = (wait: number) => {
      timer = window.setTimeout(() => void run().catch((error) => abort.signal.aborted || console.error(error)), wait);
    };
    const run = async () => {
      const outcome = await ask.current(path, abort.signal);
      if (abort.signal.aborted) return;
      if (outcome.ok) return setState({ value: outcome.value, path, pending: false, building: null, failed: null });
      if (outcome.status === 401) return goToLogin("expired");
      if (outcome.fault === "heat.building") {
        const share = typeof outcome.more.done === "number" ? outcome.more.done : 0;
        setState((before) => ({ ...before, pending: true, building: share, failed: null }));
        return later(BUILDING_AGAIN);
      }
      setState((before) => ({ ...before, pending: false, building: null, failed: { status: outcome.status, detail: outcome.detail } }));
    };
    setState((before) => ({ ...before, pending: true }));
    later(PAUSE);
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [path, tick, round]);
  const again = useCallback(() => setRound((one) => one + 1), []);
  return { asked: path === null ? (NOTHING as HeatAsked<T>) : state, again };
}
