"use client";

import { Absences } from "./absence-list";
import { People } from "./people-list";
import type { RoomProps } from "./room";

/** The squads' people, and who is away. */
export function PeopleRoom(props: RoomProps) {
  return (
    <>
      <People {...props} />
      <Absences {...props} />
    </>
  );
}
