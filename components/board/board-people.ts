import type { Board, BoardPerson } from "../../duty/board/board";

/** Everybody whose photo a board shows, each once: captains, chief, those of the five fixed. Chiefs along a grid are named without a photo. */
export function boardPeople({ what, rows, squads, segments }: Board): BoardPerson[] {
  const people = [
    ...squads.map(({ captain }) => captain),
    ...(what.kind === "segment" ? segments.map(({ chief }) => chief) : []),
    ...rows.map(({ person }) => person),
  ];
  return [...new Map(people.flatMap((person) => (person ? [[person.code, person] as const] : []))).values()];
}
