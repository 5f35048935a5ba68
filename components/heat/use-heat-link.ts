"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { EVERYTHING, type HeatQuestion } from "../../duty/violation/heat-question";
import { type HeatLink, type HeatMapView, type HeatSight, heatLinkOf, heatLinkText, heatViewOf, withView } from "./heat-sight";

/** Milliseconds after which a choice counts as made: what a brush passes on its way is no step back. */
const SETTLED = 350;

const queryNow = () => new URLSearchParams(window.location.search);

function linkNow(squads: readonly string[]): HeatLink {
  const { question, sight } = heatLinkOf(queryNow());
  return { question: question ?? { ...EVERYTHING, squads }, sight };
}

/**
 * Question and look of the page, kept in its address: each settled choice is a step, so that the browser's way back undoes it. `squads` are chosen where
 * the address says nothing. The map's view is kept beside them without being a step.
 */
export function useHeatLink(squads: readonly string[]) {
  const [link, setLink] = useState<HeatLink>(() => linkNow(squads));
  const view = useRef<HeatMapView | null>(heatViewOf(queryNow()));
  const first = useRef(true);

  useEffect(() => {
    const back = () => {
      view.current = heatViewOf(queryNow()) ?? view.current;
      setLink(linkNow(squads));
    };
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, [squads]);

  useEffect(() => {
    const text = heatLinkText(link);
    const write = () => {
      const { question, sight } = heatLinkOf(queryNow());
      const known = question !== null && heatLinkText({ question, sight }) === text;
      if (known) return;
      // What the page opens with is no step of its own.
      window.history[first.current ? "replaceState" : "pushState"](null, "", `${window.location.pathname}?${withView(text, view.current)}`);
      first.current = false;
    };
    if (first.current) {
      write();
      first.current = false;
      return;
    }
    const timer = window.setTimeout(write, SETTLED);
    return () => window.clearTimeout(timer);
  }, [link]);

  const ask = useCallback((change: Partial<HeatQuestion>) => setLink((now) => ({ ...now, question: { ...now.question, ...change } })), []);
  const look = useCallback((change: Partial<HeatSight>) => setLink((now) => ({ ...now, sight: { ...now.sight, ...change } })), []);
  const moved = useCallback((next: HeatMapView) => {
    view.current = next;
    const query = queryNow();
    window.history.replaceState(window.history.state, "", `${window.location.pathname}?${withView(query.toString(), next)}`);
  }, []);
  return { ...link, ask, look, moved, view };
}
