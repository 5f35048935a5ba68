"use client";

import { Calendar } from "./calendar-list";
import { Mergers } from "./merger-list";
import type { RoomProps } from "./room";

/** What changes when patterns hold, and who is one squad then. */
export function TimeRoom(props: RoomProps) {
  return (
    <>
      <Mergers {...props} />
      <Calendar {...props} />
    </>
  );
}
