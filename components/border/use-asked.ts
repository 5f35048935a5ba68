"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { goToLogin, type Outcome } from "../ui/ask-portal";

/** What a page knows of something it asked for. `stale`: the last question was not answered, this is from before. */
export type Asked<T> =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly code: number; readonly detail: string | null }
  | { readonly status: "ready"; readonly value: T; readonly stale: boolean };

/** Asks for the thing named `name` (null: nothing), with an abort signal. */
export type Asking<T> = (name: string, signal: AbortSignal) => Promise<Outcome<T>>;

const NEVER = () => false;

const after =
  <T>(outcome: Outcome<T>) =>
  (before: Asked<T>): Asked<T> => {
    if (outcome.ok) return { status: "ready", value: outcome.value, stale: false };
    if (before.status === "ready" && outcome.status !== 404) return { ...before, stale: true };
    return { status: "failed", code: outcome.status, detail: outcome.detail };
  };

/** How long an answer that is behind is left, and how often it is asked for anew. */
const SOON = 200;
const TRIES = 15;

/**
 * Asks when the name changes, and again whenever `tick` does; meanwhile the value before stays on the screen. `take` puts in what a door has just answered,
 * `again` asks once more. An answer that is `behind` what is known to have
 * happened stands for the moment and is asked for anew.
 */
export function useAsked<T>(name: string | null, tick: string, asking: Asking<T>, behind: (value: T) => boolean = NEVER) {
  const [state, setState] = useState<{ readonly name: string | null; readonly asked: Asked<T> }>({ name, asked: { status: "loading" } });
  const [round, setRound] = useState(0);
  const ask = useRef({ asking, behind });
  ask.current = { asking, behind };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tick or a new round asks again
  useEffect(() => {
    if (name === null) return;
    const abort = new AbortController();
    let timer = 0;
    setState((before) => (before.name === name ? before : { name, asked: { status: "loading" } }));
    const run = async (tries: number): Promise<void> => {
      const outcome = await ask.current.asking(name, abort.signal);
      if (abort.signal.aborted) return;
      if (!outcome.ok && outcome.status === 401) return goToLogin("expired");
      setState((before) => ({ name, asked: after(outcome)(before.name === name ? before.asked : { status: "loading" }) }));
      if (outcome.ok && tries < TRIES && ask.current.behind(outcome.value)) timer = window.setTimeout(() => begin(tries + 1), SOON);
    };
    const begin = (tries: number) => void run(tries).catch((error) => abort.signal.aborted || console.error(error));
    begin(0);
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [name, tick, round]);
  const again = useCallback(() => setRound((one) => one + 1), []);
  const take = useCallback((value: T) => setState((before) => ({ ...before, asked: { status: "ready", value, stale: false } })), []);
  const asked: Asked<T> = state.name === name ? state.asked : { status: "loading" };
  return { asked, again, take };
}
