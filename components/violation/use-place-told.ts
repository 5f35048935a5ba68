"use client";

import type { Instant } from "../../duty/plan";
import type { PrintedResponsibility } from "../../duty/print-responsibility";
import type { Point } from "../../geo/plane/point";
import { type Asked, useAsked } from "../border/use-asked";
import { askPortal } from "../ui/ask-portal";
import { useLater } from "./use-later";
import type { SimilarViolation } from "./violation-answers";

const PAUSE = 300;
const whenOf = (at: Instant | null) => (at === null ? "" : `&at=${new Date(at).toISOString()}`);
const known = <T>(asked: Asked<T>): T | null => (asked.status === "ready" ? asked.value : null);

/** What the portal knows of a place while somebody fills in a violation there: who answers, and what was reported already. */
export function usePlaceTold(point: Point | null, category: string, at: Instant | null) {
  const place = useLater(point === null ? null : `lon=${point[0]}&lat=${point[1]}${whenOf(at)}`, PAUSE);
  const answer = useAsked(place, "", (name, signal) => askPortal<PrintedResponsibility>(`/api/responsibility?${name}`, { signal }));
  const wanted = place !== null && category !== "" ? `${place}&category=${category}` : null;
  const similar = useAsked(wanted, "", (name, signal) =>
    askPortal<{ readonly similar: readonly SimilarViolation[] }>(`/api/violation/similar?${name}`, { signal }),
  );
  return {
    answer: place === null ? null : known(answer.asked),
    similar: wanted === null ? [] : (known(similar.asked)?.similar ?? []),
  };
}
