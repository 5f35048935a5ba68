"use client";

import { useMemo } from "react";
import { type FiveIndex, fiveIndex } from "../../../duty/five/five-index";
import { type WeekBook, weekBook } from "../../../duty/five/week-book";
import { type WallClock, wallClock } from "../../../duty/time/wall-clock";
import type { Bench } from "../bench";

/** What every editor of the five fixed works with beside the bench. */
export interface Desk {
  readonly index: FiveIndex;
  readonly book: WeekBook;
  readonly clock: WallClock;
  /** The squad a captain keeps to; undefined for who decides for the whole city. */
  readonly squad: string | null | undefined;
  /** Whether what belongs to a squad may be changed here. */
  mayChange(squad: string | null): boolean;
  /** Whether what is decided above may be changed: standards, duties, calendar, joint duty. */
  readonly mayDecide: boolean;
}

/** Indexes of the plan, built anew with it, and what this person may change. */
export function useDesk({ plan, me, editable }: Bench): Desk {
  const index = useMemo(() => fiveIndex(plan), [plan]);
  const book = useMemo(() => weekBook(plan.assignments), [plan.assignments]);
  const clock = useMemo(() => wallClock(plan.version.timeZone), [plan.version.timeZone]);
  const captain = me.role === "captain";
  return useMemo(
    () => ({
      index,
      book,
      clock,
      squad: captain ? me.squad : undefined,
      mayChange: (squad) => editable && (!captain || (squad !== null && squad === me.squad)),
      mayDecide: editable && !captain,
    }),
    [index, book, clock, captain, me.squad, editable],
  );
}
