"use client";

import { useEffect, useState } from "react";
import type { PingPong } from "../../duty/handover/ping-pong";
import type { Instant } from "../../duty/plan";
import type { PrintedResponsibility } from "../../duty/print-responsibility";
import { useAsked } from "../border/use-asked";
import { askPortal } from "../ui/ask-portal";
import type { Scene, SceneDetail, Scenes } from "./scene";

/** What list is looked at. "mine": what my squad holds or is offered. */
export const VIEWS = ["mine", "open", "to-decide", "closed"] as const;

/** One of them. */
export type View = (typeof VIEWS)[number];

const queryOf = (view: View, squad: string | null) =>
  view === "mine" ? `view=open&squad=${encodeURIComponent(squad ?? "")}` : `view=${view}`;

/** The scenes of a view, so many pages of them, asked for again at each tick. */
export const useScenes = (view: View, squad: string | null, pages: number, tick: string) =>
  useAsked(`${queryOf(view, squad)} ${pages}`, tick, async (_name, signal) => {
    const lines: Scene[] = [];
    let before = "";
    for (let page = 1; ; page++) {
      const outcome = await askPortal<Scenes>(`/api/handover?${queryOf(view, squad)}${before}`, { signal });
      if (!outcome.ok) return outcome;
      lines.push(...outcome.value.lines);
      const { next } = outcome.value;
      if (next === null || page >= pages) return { ok: true as const, value: { ...outcome.value, lines } };
      before = `&before=${next}`;
    }
  });

/** One scene with its steps; none for null. */
export const useScene = (violation: string | null, tick: string) =>
  useAsked(violation, tick, (name, signal) => askPortal<SceneDetail>(`/api/handover/${encodeURIComponent(name)}`, { signal }));

/** How often scenes went to and fro, by pair of squads. */
export const usePingPong = (days: number, tick: string) =>
  useAsked(String(days), tick, (name, signal) =>
    askPortal<{ readonly days: number; readonly pairs: readonly PingPong[] }>(`/api/handover/ping-pong?days=${name}`, { signal }),
  );

const placeKey = ({ lon, lat }: Pick<Scene, "lon" | "lat">) => `${lon},${lat}`;

/** The streets that scenes lie at, by `streetOf`; each place is asked about once. */
export function useStreets(
  scenes: readonly Pick<Scene, "lon" | "lat">[],
  at: Instant,
): (scene: Pick<Scene, "lon" | "lat">) => string | null {
  const [known, setKnown] = useState<ReadonlyMap<string, string | null>>(new Map());
  const wanted = scenes.filter((scene) => !known.has(placeKey(scene)));
  const names = wanted.map(placeKey).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are told by their names
  useEffect(() => {
    if (names === "") return;
    const abort = new AbortController();
    const ask = async () => {
      const outcome = await askPortal<readonly PrintedResponsibility[]>("/api/responsibility", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(wanted.map(({ lon, lat }) => ({ lon, lat, at: new Date(at).toISOString() }))),
        signal: abort.signal,
      });
      if (!outcome.ok) return;
      setKnown(
        (before) =>
          new Map([
            ...before,
            ...outcome.value.map((one, index) => [placeKey(wanted[index] as Scene), one.segment?.name ?? null] as const),
          ]),
      );
    };
    ask().catch(() => {});
    return () => abort.abort();
  }, [names]);
  return (scene) => known.get(placeKey(scene)) ?? null;
}
