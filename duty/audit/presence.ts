import type { AuditedDays } from "./audited-days";
import type { Demand } from "./demand";
import type { Span } from "./finding";
import { missing, whole } from "./minute-marks";

/** Required pairs of one segment or post at which no qualified officer is planned, joined to stretches; `weight` is theirs together. */
export interface Unseen {
  readonly kind: "segment" | "post";
  readonly code: string;
  readonly spans: readonly Span[];
  readonly weight: number;
}

/**
 * 见管率, planned: the weighted share of required pairs (main segment or post, quarter of an hour) with a formal officer there, and its complement,
 * which is always shown with it.
 */
export interface Presence {
  /** 0 to 1; null when nothing is required. */
  readonly value: number | null;
  /** Weights of the required pairs and of those that are seen. */
  readonly required: number;
  readonly seen: number;
  /** The same by code of the squad; what belongs to none counts for the city alone. */
  readonly squads: Readonly<Record<string, { readonly required: number; readonly seen: number }>>;
  readonly uncovered: readonly Unseen[];
}

/** Weighs the pairs of all segments and posts. */
export function presence(demands: readonly Demand[], { quarters, weight }: AuditedDays): Presence {
  const uncovered: Unseen[] = [];
  const squads: Record<string, { required: number; seen: number }> = {};
  let [required, seen] = [0, 0];
  for (const demand of demands) {
    if (demand.kind === "grid") continue;
    const { kind, code } = demand;
    let [lost, got] = [0, 0];
    for (let quarter = 0; quarter < quarters.count; quarter++) {
      if (demand.required[quarter] === 0) continue;
      const own = weight(kind, code, quarter);
      if (whole(demand.required, demand.qualified, quarter)) got += own;
      else lost += own;
    }
    required += got + lost;
    seen += got;
    if (demand.squad !== null) {
      squads[demand.squad] ??= { required: 0, seen: 0 };
      const ofSquad = squads[demand.squad] as { required: number; seen: number };
      ofSquad.required += got + lost;
      ofSquad.seen += got;
    }
    const spans = missing(demand.required, demand.qualified, quarters);
    if (spans.length > 0) uncovered.push({ kind, code, spans, weight: lost });
  }
  return { value: required > 0 ? seen / required : null, required, seen, squads, uncovered };
}
