import { printedInstant } from "../../../duty/time/parse-instant";
import { actorOf } from "../../_server/caller";
import { theCity } from "../../_server/city";
import { door } from "../../_server/door";
import { photoBody, takePhoto } from "../../_server/photo/take-photo";

/** Hands in a photo of a violation: the picture itself as the body, whatever content type. The answer's key goes into the violation's `photos`. */
export const POST = door({ may: "violation.report" }, async ({ caller, request }) => {
  const photo = await takePhoto(await photoBody(request), actorOf(caller, request.headers).name);
  const { key, width, height, takenAt, point } = photo;
  const { clock } = await theCity();
  return {
    status: 201,
    json: {
      key,
      width,
      height,
      takenAt: takenAt === null ? null : printedInstant(takenAt, clock),
      lon: point?.[0] ?? null,
      lat: point?.[1] ?? null,
    },
  };
});
