import type { Patch } from "../../duty/edit/patch";
import type { DraftAnswers, DraftGround, DraftTask, FromWorker, ToWorker } from "./draft-tasks";

/** A task under way. */
export interface Running<Answer> {
  /** The answer; null when it was stopped before there was one. */
  readonly answer: Promise<{ readonly answer: Answer | null; readonly stopped: boolean }>;
  /** Ends it soon, with the best so far. */
  stop(): void;
}

/** The worker beside the page. */
export interface DraftWorker {
  give(ground: Partial<DraftGround>): void;
  /** Tells how the given plan has changed; `violations` when its cells have. */
  patch(patch: Patch, violations: Uint32Array | null): void;
  ask<Name extends DraftTask["task"]>(
    task: Extract<DraftTask, { task: Name }>,
    onProgress?: (share: number) => void,
  ): Running<DraftAnswers[Name]>;
  close(): void;
}

interface Waiting {
  readonly resolve: (value: { answer: never; stopped: boolean }) => void;
  readonly reject: (error: Error) => void;
  readonly progress: ((share: number) => void) | undefined;
}

/** Starts the worker. */
export function draftWorker(): DraftWorker {
  const worker = new Worker(new URL("./draft.worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, Waiting>();
  let next = 1;
  const send = (message: ToWorker) => worker.postMessage(message);
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    const one = waiting.get(data.id);
    if (!one) return;
    if (data.kind === "progress") return one.progress?.(data.share);
    waiting.delete(data.id);
    if (data.kind === "done") one.resolve({ answer: data.answer as never, stopped: data.stopped });
    else one.reject(new Error(data.message));
  };
  worker.onerror = (event) => {
    for (const one of waiting.values()) one.reject(new Error(event.message));
    waiting.clear();
  };
  return {
    give: (ground) => send({ kind: "ground", ground }),
    patch: (patch, violations) => send({ kind: "patch", patch, violations }),
    ask: (task, progress) => {
      const id = next++;
      const answer = new Promise<{ answer: never; stopped: boolean }>((resolve, reject) => waiting.set(id, { resolve, reject, progress }));
      send({ kind: "do", id, task });
      return { answer, stop: () => send({ kind: "stop", id }) };
    },
    close: () => worker.terminate(),
  };
}
