import { z } from "zod";
import { dropPortrait, findPortrait, keepPortrait } from "../../../../db/portrait";
import { bodyBytes } from "../../../_server/body";
import { actorOf, type Caller } from "../../../_server/caller";
import { type LiveCity, theCity } from "../../../_server/city";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { Refusal } from "../../../_server/fault";

const params = z.object({ person: z.string().min(1).max(200) });
const LIMIT = 2_000_000;

/** Whether the boards show a person: on an assignment, as a chief, as a captain. */
const shown = ({ plan }: LiveCity, code: string) =>
  plan.assignments.some(({ person, deputy }) => person === code || deputy === code) ||
  plan.segments.some(({ chief }) => chief === code) ||
  plan.squads.some(({ captain }) => captain === code);

/** Open to everybody, like the boards it hangs on: the photo of a person whom a board shows. */
export const GET = door({ may: "open", params }, async ({ params: { person } }) => {
  const live = await theCity();
  const portrait = shown(live, person) ? await findPortrait(database(), live.head.city, person) : null;
  if (!portrait) throw new Refusal("not-found", 404);
  return new Response(new Blob([new Uint8Array(portrait.bytes)]), {
    headers: { "Content-Type": portrait.kind, "Cache-Control": "public, max-age=300", "Content-Security-Policy": "default-src 'none'" },
  });
});

const KINDS = { "89504e47": "image/png", ffd8ff: "image/jpeg" } as const;

function kindOf(bytes: Uint8Array): "image/png" | "image/jpeg" | null {
  const head = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  return (Object.entries(KINDS).find(([magic]) => head.startsWith(magic))?.[1] ?? null) as "image/png" | "image/jpeg" | null;
}

/** A captain changes the photos of the own squad. */
function mayChange(live: LiveCity, caller: Caller, code: string): void {
  const person = live.plan.persons.find((one) => one.code === code);
  if (!person) throw new Refusal("not-found", 404);
  if (caller.role === "captain" && person.squad !== caller.squad) throw new Refusal("may.not-own-squad", 403);
}

/** Keeps a person's photo: the bytes of a JPEG or PNG as the body, at most two million. */
export const PUT = door({ may: "portrait.change", params }, async ({ params: { person }, caller, request }) => {
  const live = await theCity();
  mayChange(live, caller, person);
  const bytes = await bodyBytes(request, LIMIT);
  const kind = kindOf(bytes);
  if (!kind) throw new Refusal("photo.not-an-image", 415);
  await keepPortrait(database(), live.head.city, person, { kind, bytes }, actorOf(caller, request.headers));
  return { json: { person, kind } };
});

/** Takes a person's photo away. */
export const DELETE = door({ may: "portrait.change", params }, async ({ params: { person }, caller, request }) => {
  const live = await theCity();
  mayChange(live, caller, person);
  if (!(await dropPortrait(database(), live.head.city, person, actorOf(caller, request.headers)))) throw new Refusal("not-found", 404);
  return new Response(null, { status: 204 });
});
