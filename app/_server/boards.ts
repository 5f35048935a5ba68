import { findPortraits } from "../../db/portrait";
import type { Board, BoardWhat } from "../../duty/board/board";
import { type BoardOf, boards } from "../../duty/board/boards";
import { bordersOf } from "../../duty/border/borders";
import type { Instant } from "../../duty/plan";
import type { LiveCity } from "./city";
import { database } from "./database";
import { env } from "./env";
import { kept } from "./kept";

/** The maker of notice boards of the plan in force, built once per state of the plan. */
export function boardsOf(live: LiveCity): BoardOf {
  const holder = kept<{ made: { tag: string; of: BoardOf } | null }>("boards", () => ({ made: null }));
  if (holder.made?.tag !== live.tag) holder.made = { tag: live.tag, of: boards(live.plan) };
  return holder.made.of;
}

/** What may be printed: all boards of a kind, of one squad if it is named. */
export function whats({ plan }: LiveCity, kind: BoardWhat["kind"], squad: string | null): BoardWhat[] {
  if (kind === "grid")
    return plan.grids.filter((grid) => squad === null || grid.squad === squad).map(({ code }): BoardWhat => ({ kind: "grid", code }));
  if (kind === "segment")
    return plan.segments.filter((one) => squad === null || one.squad === squad).map(({ code }): BoardWhat => ({ kind: "segment", code }));
  return bordersOf(plan)
    .filter(({ between }) => squad === null || between.includes(squad))
    .map(({ between }): BoardWhat => ({ kind: "border", between }));
}

/** Everybody whose photo a board shows. */
function personsOn({ rows, squads, segments }: Board): string[] {
  const people = [
    ...rows.flatMap(({ person, deputy }) => [person, deputy]),
    ...squads.map(({ captain }) => captain),
    ...segments.map(({ chief }) => chief),
  ];
  return [...new Set(people.flatMap((person) => (person ? [person.code] : [])))];
}

/** Boards one after the other, each with the photos of its people at hand in `photos` by the time it is given. */
export async function* withPhotos(
  live: LiveCity,
  list: readonly BoardWhat[],
  at: Instant,
  photos: Map<string, Uint8Array>,
): AsyncGenerator<Board> {
  const of = boardsOf(live);
  for (const what of list) {
    const board = of(what, at);
    if (!board) continue;
    const missing = personsOn(board).filter((code) => !photos.has(code));
    for (const { person, bytes } of await findPortraits(database(), live.head.city, missing)) photos.set(person, bytes);
    yield board;
  }
}

/** The address people reach the portal by: as the settings say, else as this request came. */
export function publicOrigin(request: Request): string {
  const told = env().PUBLIC_URL;
  if (told) return told.replace(/\/$/, "");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const { protocol, host: own } = new URL(request.url);
  return `${request.headers.get("x-forwarded-proto") ?? protocol.replace(":", "")}://${host ?? own}`;
}
