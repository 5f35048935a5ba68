import { z } from "zod";
import { findPhoto } from "../../../../db/photo";
import { PHOTO_KEY } from "../../../../duty/violation/photo-key";
import { theCity } from "../../../_server/city";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { Refusal } from "../../../_server/fault";
import { photoName } from "../../../_server/photo/photo-names";
import { photoStorage } from "../../../_server/storage/photo-storage";

const params = z.object({ key: z.string().regex(PHOTO_KEY, "the key of a photo") });
const query = z.object({ size: z.enum(["thumb", "full"]).default("full") });

/** A photo of a violation, as a picture and nothing else. A key never means another picture: who has seen it need not ask again. */
export const GET = door({ may: "violation.read", params, query }, async ({ params: { key }, query: { size } }) => {
  const { head } = await theCity();
  const photo = await findPhoto(database(), head.city, key);
  const bytes = photo && (await photoStorage().get(photoName(head.city, key, size)));
  if (!bytes) throw new Refusal("not-found", 404);
  return new Response(bytes, {
    headers: {
      "Content-Type": photo.kind,
      "Content-Disposition": "inline",
      "Cache-Control": "private, max-age=31536000, immutable",
      "Content-Security-Policy": "default-src 'none'",
    },
  });
});
