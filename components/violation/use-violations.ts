"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { useAsked } from "../border/use-asked";
import { askPortal } from "../ui/ask-portal";
import type { FeedState } from "./feed";
import { type LiveList, NO_LINES, resumed, seen, withNews, withPages } from "./live-list";
import { useFeed } from "./use-feed";
import type { LocalCategory, ViolationPageAnswer } from "./violation-answers";
import { filterQuery, fits, type ViolationFilter } from "./violation-filter";

const PAGE = 50;

async function pagesOf(query: string, pages: number, signal: AbortSignal) {
  const lines: ViolationLine[] = [];
  let before = "";
  for (let page = 1; ; page++) {
    const outcome = await askPortal<ViolationPageAnswer>(`/api/violation?${query}&limit=${PAGE}${before}`, { signal });
    if (!outcome.ok) return outcome;
    lines.push(...outcome.value.lines);
    const { next } = outcome.value;
    if (next === null || page >= pages) return { ok: true as const, value: { ...outcome.value, lines } };
    before = `&before=${encodeURIComponent(next)}`;
  }
}

/** Everything a list of violations needs: its lines, how the line of news stands, and what a person does with them. */
export interface Violations {
  readonly list: LiveList;
  readonly asked: ReturnType<typeof useAsked<ViolationPageAnswer>>["asked"];
  readonly again: () => void;
  readonly feed: FeedState;
  readonly now: number | null;
  readonly more: (() => void) | null;
  readonly paused: boolean;
  readonly pause: (on: boolean) => void;
  readonly see: () => void;
}

/** The violations of a filter, page by page, with those that come live. The list is read anew whenever the line of news is up again, so that nothing falls between the two. */
export function useViolations(
  filter: ViolationFilter,
  local: readonly LocalCategory[],
  tick: string,
  onNews: (lines: readonly ViolationLine[]) => void,
): Violations {
  const query = filterQuery(filter, local);
  const [depth, setDepth] = useState({ query, pages: 1 });
  const pages = depth.query === query ? depth.pages : 1;
  const [list, setList] = useState<LiveList>(NO_LINES);
  const [paused, setPaused] = useState(false);
  const input = useRef({ filter, paused, onNews });
  input.current = { filter, paused, onNews };
  const arrived = useCallback((lines: readonly ViolationLine[]) => {
    const { filter: wanted, paused: still, onNews: tell } = input.current;
    const fitting = lines.filter((line) => fits(line, wanted));
    if (fitting.length === 0) return;
    setList((before) => withNews(before, fitting, still));
    if (!still) tell(fitting);
  }, []);
  const feed = useFeed(true, arrived);
  const up = feed.state === "live" ? feed.since : 0;
  const { asked, again } = useAsked(`${query} ${pages}`, `${tick}.${up}`, (_name, signal) => pagesOf(query, pages, signal));
  const value = asked.status === "ready" ? asked.value : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another list
  useEffect(() => setList(NO_LINES), [query]);
  useEffect(() => {
    if (value) setList((before) => withPages(before, value.lines, value.next === null));
  }, [value]);
  const pause = useCallback((on: boolean) => {
    setPaused(on);
    if (!on) setList(resumed);
  }, []);
  const see = useCallback(() => setList(seen), []);
  return {
    list,
    asked,
    again,
    feed,
    now: value?.now ?? null,
    more: value?.next ? () => setDepth({ query, pages: pages + 1 }) : null,
    paused,
    pause,
    see,
  };
}
