"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PlanFault } from "../../duty/check";
import { isEmptyPatch, NO_PATCH, type Patch, patched } from "../../duty/edit/patch";
import type { Plan } from "../../duty/plan";
import { askPortal, goToLogin } from "../ui/ask-portal";

/** A change as the history tells it. */
export interface HistoryLine {
  readonly number: number;
  readonly deed: string;
  readonly undoes: number | null;
  readonly by: string;
  readonly at: number;
}

interface SavedChange extends HistoryLine {
  readonly patch: Patch;
}

/** Something of ours that another person changed first. */
export interface Clash {
  readonly what: string;
  readonly by: string;
  readonly at: number;
  readonly number: number;
}

/** Why a change was not saved. */
export type ChangeRefusal =
  | { readonly why: "clash"; readonly clashes: readonly Clash[] }
  | { readonly why: "faults"; readonly faults: readonly PlanFault[] }
  | { readonly why: "other"; readonly detail: string | null; readonly status: number };

interface Pending {
  readonly deed: string;
  readonly patch: Patch;
  readonly undo: number | null;
  readonly settled: (refusal: ChangeRefusal | null) => void;
}

interface Server {
  readonly plan: Plan;
  readonly revision: number;
}

/** A draft in hand: what is shown, how it stands with the server, and what can be done. */
export interface DraftInHand {
  readonly status: "loading" | "failed" | "missing" | "ready";
  readonly plan: Plan | null;
  readonly revision: number;
  /** Changes on their way. */
  readonly saving: boolean;
  readonly history: readonly HistoryLine[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Who else changed something since the page was opened, last one last. */
  readonly others: readonly HistoryLine[];
  /** Saves a patch of the plan that is shown. */
  change(deed: string, patch: Patch): Promise<ChangeRefusal | null>;
  undo(): Promise<ChangeRefusal | null>;
  redo(): Promise<ChangeRefusal | null>;
  reload(): void;
}

/** The stacks of undo and redo of one person, told from the draft's history: without limit, and the same after a reload. */
export function stacksOf(history: readonly HistoryLine[], by: string): { undo: number[]; redo: number[] } {
  const undo: number[] = [];
  let redo: number[] = [];
  for (const { number, undoes, by: whose } of [...history].sort((a, b) => a.number - b.number)) {
    if (whose !== by) continue;
    if (undoes === null) {
      undo.push(number);
      redo = [];
    } else if (redo.at(-1) === undoes) {
      redo.pop();
      undo.push(number);
    } else {
      const place = undo.lastIndexOf(undoes);
      if (place >= 0) undo.splice(place, 1);
      redo.push(number);
    }
  }
  return { undo, redo };
}

const POLL = 2500;

/** Loads a draft, saves changes one after the other, and takes in what others change. */
export function useDraft(id: number, me: string): DraftInHand {
  const [status, setStatus] = useState<DraftInHand["status"]>("loading");
  const [server, setServer] = useState<Server | null>(null);
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [history, setHistory] = useState<readonly HistoryLine[]>([]);
  const [others, setOthers] = useState<readonly HistoryLine[]>([]);
  const [round, setRound] = useState(0);
  const now = useRef({ server, pending });
  now.current = { server, pending };
  const busy = useRef(false);

  const fold = useCallback(
    (changes: readonly SavedChange[]) => {
      const held = now.current.server;
      if (!held) return;
      const fresh = changes.filter(({ number }) => number > held.revision);
      if (fresh.length === 0) return;
      const next = {
        plan: fresh.reduce((plan, { patch }) => patched(plan, patch), held.plan),
        revision: (fresh.at(-1) as SavedChange).number,
      };
      now.current.server = next;
      setServer(next);
      const lines = fresh.map(({ patch: _patch, ...line }) => line);
      setHistory((before) => [...lines].reverse().concat(before.filter(({ number }) => !lines.some((line) => line.number === number))));
      const theirs = lines.filter(({ by }) => by !== me);
      if (theirs.length > 0) setOthers((before) => [...before, ...theirs]);
    },
    [me],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round loads again
  useEffect(() => {
    const abort = new AbortController();
    const load = async () => {
      const [draft, told] = await Promise.all([
        askPortal<Server>(`/api/draft/${id}`, { signal: abort.signal }),
        askPortal<{ changes: HistoryLine[] }>(`/api/draft/${id}/change`, { signal: abort.signal }),
      ]);
      if (!draft.ok) {
        if (draft.status === 401) return goToLogin("expired");
        return setStatus(draft.status === 404 ? "missing" : "failed");
      }
      now.current.server = draft.value;
      setServer(draft.value);
      setHistory(told.ok ? told.value.changes : []);
      setStatus("ready");
    };
    setStatus("loading");
    load().catch((error) => {
      if (!abort.signal.aborted) {
        console.error(error);
        setStatus("failed");
      }
    });
    return () => abort.abort();
  }, [id, round]);

  // What others change comes in while nothing of ours is on its way.
  useEffect(() => {
    const timer = window.setInterval(async () => {
      const held = now.current.server;
      if (!held || busy.current || document.hidden) return;
      const told = await askPortal<{ changes: SavedChange[] }>(`/api/draft/${id}/change?after=${held.revision}`).catch(() => null);
      if (told?.ok && !busy.current) fold(told.value.changes);
      else if (told && !told.ok && told.status === 401) goToLogin("expired");
    }, POLL);
    return () => window.clearInterval(timer);
  }, [id, fold]);

  const send = useCallback(async () => {
    const [first] = now.current.pending;
    const held = now.current.server;
    if (!first || !held || busy.current) return;
    busy.current = true;
    const { deed, patch, undo } = first;
    const outcome = await askPortal<{ number: number; changes: SavedChange[] }>(`/api/draft/${id}/change`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(undo === null ? { base: held.revision, deed, patch } : { base: held.revision, undo }),
    });
    busy.current = false;
    if (outcome.ok) {
      fold(outcome.value.changes);
      const rest = now.current.pending.slice(1);
      now.current.pending = rest;
      setPending(rest);
      first.settled(null);
      return;
    }
    if (outcome.status === 401) return goToLogin("expired");
    // What stands behind a refused change was made upon it: it goes too.
    const gone = now.current.pending;
    now.current.pending = [];
    setPending([]);
    const { more } = outcome;
    const refusal: ChangeRefusal =
      outcome.fault === "draft.clash"
        ? { why: "clash", clashes: (more.clashes ?? []) as Clash[] }
        : outcome.fault === "draft.faults"
          ? { why: "faults", faults: (more.faults ?? []) as PlanFault[] }
          : { why: "other", detail: outcome.detail, status: outcome.status };
    for (const one of gone) one.settled(refusal);
  }, [id, fold]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the queue, and each that comes back, sends the next
  useEffect(() => {
    void send();
  }, [pending, server, send]);

  const plan = useMemo(() => (server ? pending.reduce((held, { patch }) => patched(held, patch), server.plan) : null), [server, pending]);

  const queue = useCallback((deed: string, patch: Patch, undo: number | null) => {
    return new Promise<ChangeRefusal | null>((settled) => {
      const next = [...now.current.pending, { deed, patch, undo, settled }];
      now.current.pending = next;
      setPending(next);
    });
  }, []);

  const change = useCallback(async (deed: string, patch: Patch) => (isEmptyPatch(patch) ? null : queue(deed, patch, null)), [queue]);
  const stacks = useMemo(() => stacksOf(history, me), [history, me]);
  const back = useCallback(
    (number: number | undefined) => (number === undefined ? Promise.resolve(null) : queue("undo", NO_PATCH, number)),
    [queue],
  );
  return {
    status,
    plan,
    revision: server?.revision ?? 0,
    saving: pending.length > 0,
    history,
    others,
    canUndo: stacks.undo.length > 0 && pending.length === 0,
    canRedo: stacks.redo.length > 0 && pending.length === 0,
    change,
    undo: () => back(stacks.undo.at(-1)),
    redo: () => back(stacks.redo.at(-1)),
    reload: () => setRound((before) => before + 1),
  };
}
