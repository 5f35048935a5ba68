"use client";

import { useCallback, useEffect, useState } from "react";
import type { Me } from "../ui/me";
import { clientId } from "./client-id";
import { type DraftReporter, draftText, emptyDraft, keptDraft, type NewDraft, NO_REPORTER } from "./new-draft";

/** Another person at the same device sees nothing of it. */
const keyOf = (me: Me) => `violation-draft:${me.name}`;

function held<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Who reported is kept only as long as the tab is open: it is not the device's to remember. */
function keptReporter(key: string): DraftReporter {
  return held(
    () => ({ ...NO_REPORTER, ...(JSON.parse(window.sessionStorage.getItem(key) ?? "{}") as Partial<DraftReporter>) }),
    NO_REPORTER,
  );
}

/** The violation that is being filled in: kept on this device until it was sent. `found` is whether one was there from before. */
export function useNewDraft(me: Me) {
  const key = keyOf(me);
  const [{ draft, found }, setKept] = useState(() => {
    const kept = held(() => keptDraft(window.localStorage.getItem(key), me.role), null);
    return kept
      ? { draft: { ...kept, reporter: keptReporter(key) }, found: true }
      : { draft: emptyDraft(clientId(), me.role), found: false };
  });
  useEffect(() => {
    const timer = window.setTimeout(
      () =>
        held(() => {
          window.localStorage.setItem(key, draftText(draft));
          window.sessionStorage.setItem(key, JSON.stringify(draft.reporter));
        }, undefined),
      300,
    );
    return () => window.clearTimeout(timer);
  }, [draft, key]);
  const change = useCallback((part: Partial<NewDraft>) => setKept((before) => ({ ...before, draft: { ...before.draft, ...part } })), []);
  const begin = useCallback(
    (next: NewDraft | null) => setKept({ draft: next ?? emptyDraft(clientId(), me.role), found: false }),
    [me.role],
  );
  /** Forgets it on this device: it was sent. */
  const forget = useCallback(() => {
    held(() => {
      window.localStorage.removeItem(key);
      window.sessionStorage.removeItem(key);
    }, undefined);
  }, [key]);
  return { draft, found, change, begin, forget };
}
