"use client";

import type { BlindSpot } from "../../duty/border/blind-spots";
import { askPortal, type Outcome } from "../ui/ask-portal";
import type { BorderDetail, BorderLine, Ledger } from "./ledger";
import { useAsked } from "./use-asked";

const PAGE = 500;

/** The whole ledger, page after page. */
async function wholeLedger(_name: string, signal: AbortSignal): Promise<Outcome<Ledger>> {
  const borders: BorderLine[] = [];
  for (;;) {
    const outcome = await askPortal<Ledger>(`/api/border?limit=${PAGE}&offset=${borders.length}`, { signal });
    if (!outcome.ok) return outcome;
    borders.push(...outcome.value.borders);
    if (outcome.value.borders.length < PAGE) return { ok: true, value: { ...outcome.value, borders } };
  }
}

/** What a page has heard of last: the tick changes with it. `revision` null: nothing yet. */
export interface Heard {
  readonly tick: string;
  readonly revision: number | null;
}

/** The portal may answer from the plan of half a second ago; "3.17" is plan 3 at revision 17 of the city. */
const behind =
  ({ revision: heard }: Heard) =>
  ({ revision }: { readonly revision: string }): boolean =>
    heard !== null && Number(revision.slice(revision.indexOf(".") + 1)) < heard;

/** All borders, asked for again whenever something was heard of. */
export const useLedger = (heard: Heard) => useAsked("all", heard.tick, wholeLedger, behind(heard));

/** The door of one border. */
export const borderPath = (key: string): string => `/api/border/${encodeURIComponent(key)}`;

/** One border with its life; none for null. */
export const useBorder = (key: string | null, heard: Heard) =>
  useAsked(key, heard.tick, (name, signal) => askPortal<BorderDetail>(borderPath(name), { signal }), behind(heard));

/** What the door of blind spots tells: all there are, and the first of them. */
export interface Blindness {
  readonly total: number;
  readonly spots: readonly BlindSpot[];
}

/** Blind spots, asked for while they are looked at. */
export const useBlindness = (wanted: boolean, tick: string) =>
  useAsked(wanted ? "now" : null, tick, (_name, signal) => askPortal<Blindness>("/api/border/blind", { signal }));
