import { z } from "zod";
import type { Actor } from "../../../db/audit";
import { listCustody, takeHandoverStep } from "../../../db/custody";
import { findViolation } from "../../../db/violation";
import type { Instant } from "../../../duty/plan";
import { categoryOf } from "../../../duty/violation/category";
import type { Point } from "../../../geo/plane/point";
import { actorOf } from "../../_server/caller";
import { type LiveCity, theCity } from "../../_server/city";
import { database } from "../../_server/database";
import { door } from "../../_server/door";
import { Refusal } from "../../_server/fault";
import { handoverSettings } from "../../_server/handover";
import { takeReports } from "../../_server/intake";
import { tellLive } from "../../_server/live";

const border = z
  .string()
  .max(401)
  .transform((text) => text.split("|"))
  .pipe(z.tuple([z.string().min(1), z.string().min(1)]));
const query = z.object({
  view: z.enum(["open", "to-decide", "closed"]).default("open"),
  squad: z.string().max(200).optional(),
  border: border.optional(),
  /** Where the last page ended: instant and violation of its last line. */
  before: z
    .string()
    .regex(/^\d{1,16}\.\d{1,16}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Scenes under first receipt: who controls which, what is offered to whom, what the leader is to decide. */
export const GET = door({ may: "custody.read", query }, async ({ query: asked }) => {
  const live = await theCity();
  const now = Date.now();
  const settings = await handoverSettings();
  const [at, violation] = (asked.before ?? "").split(".").map(Number) as [number, number];
  const filter = {
    view: asked.view,
    squad: asked.squad ?? null,
    between: asked.border ?? null,
    before: asked.before === undefined ? null : { at, violation },
    limit: asked.limit,
  };
  const lines = await listCustody(database(), live.head.city, filter, settings, now);
  const last = lines.length === asked.limit ? lines[lines.length - 1] : undefined;
  return { json: { now, settings, lines, next: last ? `${last.receivedAt}.${last.violation}` : null } };
});

const body = z.union([
  z.object({ violation: z.number().int().positive(), reason: z.string().trim().max(2000).default("") }),
  z.object({
    lon: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    category: z.string().refine((code) => categoryOf(code) !== null, "category code of GB/T 47678.5-2026"),
    description: z.string().trim().max(2000).default(""),
    reason: z.string().trim().max(2000).default(""),
  }),
]);

const BARE = { id: null, address: null, device: null, photos: [], media: null, reporter: null };

/** Takes in what an officer found just now, and gives its number. */
async function found(live: LiveCity, point: Point, category: string, description: string, at: Instant, by: Actor): Promise<number> {
  const report = { ...BARE, at, point, category, channel: "patrol" as const, description: description || null };
  const [taken] = await takeReports(live, [report], { source: "portal", by });
  if (!taken?.ok) throw new Refusal(taken?.fault ?? "internal", 422);
  return taken.violation;
}

/** Receives a violation in a border's band for the caller's squad: one that is known by its number, or one just found at a place. Who receives it first controls the scene (首问责任). */
export const POST = door({ may: "custody.take", body }, async ({ body: told, caller, request }) => {
  const live = await theCity();
  const now = Date.now();
  if (caller.squad === null) throw new Refusal("handover.may-not", 403);
  const known = "violation" in told ? await findViolation(database(), live.head.city, told.violation) : null;
  if ("violation" in told && !known) throw new Refusal("not-found", 404);
  const point: Point = known ? [known.lon, known.lat] : [(told as { lon: number }).lon, (told as { lat: number }).lat];
  const answer = live.ask(point, now);
  if (answer.kind === "outside") throw new Refusal("handover.outside", 422);
  if (!answer.border) throw new Refusal("handover.not-in-band", 422, { lead: answer.lead?.name ?? "" });
  const violation =
    "violation" in told ? told.violation : await found(live, point, told.category, told.description, now, actorOf(caller, request.headers));
  const sent = {
    violation,
    between: answer.border.between,
    signer: caller.displayName,
    squad: caller.squad,
    kind: "receive" as const,
    to: null,
    reason: told.reason,
    upon: 0,
  };
  const stepped = await takeHandoverStep(database(), live.head.city, sent, actorOf(caller, request.headers), await handoverSettings(), now);
  if (!stepped.ok) throw new Refusal(stepped.fault === "handover.stale" ? "handover.already-received" : stepped.fault, 409);
  await tellLive();
  return { json: { violation, custody: stepped.custody }, status: 201 };
});
