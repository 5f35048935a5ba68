import { z } from "zod";
import { listCameras, saveCameras } from "../../../db/camera";
import type { Instant } from "../../../duty/plan";
import { parseInstant } from "../../../duty/time/parse-instant";
import { reviewOfCamera } from "../../../duty/violation/camera";
import { actorOf } from "../../_server/caller";
import { type LiveCity, theCity } from "../../_server/city";
import { database } from "../../_server/database";
import { door } from "../../_server/door";
import { type InputError, invalidInput } from "../../_server/fault";
import { intakeChanged } from "../../_server/intake";

/** The registered cameras, and whether what they see now may be evidence (行政处罚法 41). */
export const GET = door({ may: "violation.read" }, async () => {
  const live = await theCity();
  const now = Date.now();
  const cameras = await listCameras(database(), live.head.city);
  return { json: { cameras: cameras.map((one) => ({ ...one, review: reviewOfCamera(one, now) })) } };
});

const day = z.string().max(40).nullable().default(null);
const body = z
  .array(
    z.object({
      code: z.string().trim().min(1).max(100),
      name: z.string().trim().min(1).max(200),
      lon: z.number().min(-180).max(180).nullable().default(null),
      lat: z.number().min(-90).max(90).nullable().default(null),
      legalReviewAt: day,
      technicalReviewAt: day,
      publishedAt: day,
    }),
  )
  .min(1)
  .max(5000);

function instants(rows: z.infer<typeof body>, { clock }: LiveCity) {
  const errors: InputError[] = [];
  const read = (row: number, field: string, text: string | null): Instant | null => {
    const time = text === null ? null : parseInstant(text, clock);
    if (time === null || time.ok) return time?.at ?? null;
    errors.push({ row, field, expected: "ISO 8601 date or time", got: (text ?? "").slice(0, 80) });
    return null;
  };
  const cameras = rows.map((one, row) => ({
    ...one,
    legalReviewAt: read(row, "legalReviewAt", one.legalReviewAt),
    technicalReviewAt: read(row, "technicalReviewAt", one.technicalReviewAt),
    publishedAt: read(row, "publishedAt", one.publishedAt),
  }));
  const first = new Map<string, number>();
  for (const [row, { code }] of rows.entries()) {
    if (first.has(code)) errors.push({ row, field: "code", expected: `a code that row ${first.get(code)} does not have`, got: code });
    else first.set(code, row);
  }
  if (errors.length > 0) throw invalidInput(errors);
  return cameras;
}

/** Registers cameras, or changes what is registered of them. One wrong row refuses the whole. */
export const POST = door({ may: "vocabulary.change", body, limit: 2_000_000 }, async ({ body: rows, caller, request }) => {
  const live = await theCity();
  const cameras = instants(rows, live);
  await saveCameras(database(), live.head.city, cameras, actorOf(caller, request.headers));
  intakeChanged();
  return { json: { saved: cameras.length }, status: 201 };
});
