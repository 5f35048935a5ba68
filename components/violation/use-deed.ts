"use client";

import { useCallback, useState } from "react";
import { askPortal, goToLogin, type Outcome } from "../ui/ask-portal";
import { useWords } from "../words/use-words";

/** Something a person does at a door: whether it is under way, and what was refused. */
export function useDeed() {
  const { say } = useWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const send = useCallback(
    async <T>(path: string, body: unknown): Promise<Outcome<T>> => {
      setBusy(true);
      setFault(null);
      const outcome = await askPortal<T>(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      setBusy(false);
      if (outcome.ok) return outcome;
      if (outcome.status === 401) goToLogin("expired");
      else setFault(outcome.status === 0 ? say("fault.network") : (outcome.detail ?? say("fault.network")));
      return outcome;
    },
    [say],
  );
  return { busy, fault, send };
}
