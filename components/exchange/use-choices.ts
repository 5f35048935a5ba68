"use client";

import { useCallback, useEffect, useState } from "react";
import { firstChoices, type ImportChoices } from "./import-choices";
import type { ImportHead, ImportJob } from "./import-job";

const key = (id: number) => `wuding.import.${id}`;

/** What speaks of the file these choices are about: read in another encoding, the columns are others. */
const markOf = (head: ImportHead) => JSON.stringify([head.encoding.name, head.layers.map(({ name, fields }) => [name, fields])]);

function kept(id: number, head: ImportHead): ImportChoices | null {
  try {
    const found = JSON.parse(window.sessionStorage.getItem(key(id)) ?? "null") as { mark: string; choices: ImportChoices } | null;
    return found?.mark === markOf(head) ? found.choices : null;
  } catch {
    return null;
  }
}

/** What was chosen for an import; it outlives a reload of the page, not the browser's tab. */
export function useChoices(job: ImportJob, head: ImportHead, name: string): [ImportChoices, (change: Partial<ImportChoices>) => void] {
  const { id, options } = job;
  const [choices, setChoices] = useState<ImportChoices>(() => kept(id, head) ?? firstChoices(head, options, name));
  useEffect(() => {
    try {
      window.sessionStorage.setItem(key(id), JSON.stringify({ mark: markOf(head), choices }));
    } catch {
      // A browser that keeps nothing loses them at a reload, no more.
    }
  }, [id, head, choices]);
  return [choices, useCallback((change: Partial<ImportChoices>) => setChoices((before) => ({ ...before, ...change })), [])];
}
