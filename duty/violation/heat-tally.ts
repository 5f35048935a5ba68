import { byHourOfWeek, type Tally } from "../../geo/heat/tally";
import { codeOfDay } from "../time/day-code";
import type { HeatKind } from "./heat-kinds";
import { FAILS } from "./heat-lens";

/** Counts for the charts beside the map; each leaves out its own part of the question. Codes without a row are left out. */
export interface HeatTally {
  readonly total: number;
  /** 168, Monday 00:00 first. */
  readonly byHourOfWeek: Uint32Array;
  readonly byCategory: ReadonlyMap<string, number>;
  /** By major class, the first two digits of the category. */
  readonly byMajor: ReadonlyMap<string, number>;
  readonly byChannel: ReadonlyMap<string, number>;
  /** Violations outside of every turf are left out. */
  readonly bySquad: ReadonlyMap<string, number>;
  /** `counts[0]` is of the day `from` ("2026-01-01"); null when there is no day. */
  readonly byDay: { readonly from: string | null; readonly counts: Uint32Array };
}

/** Folds the index's tally by kind into the charts' counts; `kinds` by number, `fails` by `HeatLens.fails` of the same question. */
export function heatTally(tally: Tally, kinds: readonly HeatKind[], fails: Uint8Array): HeatTally {
  const byCategory = new Map<string, number>();
  const byMajor = new Map<string, number>();
  const byChannel = new Map<string, number>();
  const bySquad = new Map<string, number>();
  const add = (counts: Map<string, number>, code: string, count: number) => counts.set(code, (counts.get(code) ?? 0) + count);
  tally.byKind.forEach((count, number) => {
    const kind = kinds[number];
    const failed = fails[number];
    if (count === 0 || !kind || failed === undefined) return;
    if ((failed & ~FAILS.CATEGORY) === 0) {
      add(byCategory, kind.category, count);
      add(byMajor, kind.category.slice(0, 2), count);
    }
    if ((failed & ~FAILS.CHANNEL) === 0) add(byChannel, kind.channel, count);
    if ((failed & ~FAILS.SQUAD) === 0 && kind.squad !== null) add(bySquad, kind.squad, count);
  });
  const { from, counts } = tally.byDay;
  return {
    total: tally.total,
    byHourOfWeek: byHourOfWeek(tally.byQuarter),
    byCategory,
    byMajor,
    byChannel,
    bySquad,
    byDay: { from: counts.length === 0 ? null : codeOfDay(from), counts },
  };
}
