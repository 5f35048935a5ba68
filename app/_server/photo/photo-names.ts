import type { PhotoSize } from "../../../duty/violation/photo-key";

/** What photos are kept as, whatever they came as. */
export const PHOTO_TYPE = "image/jpeg";

/** The name of a photo in the storage: each city has its own folder, so what one city drops another may still show. */
export const photoName = (city: number, key: string, size: PhotoSize): string => `${city}/${key}${size === "thumb" ? ".thumb" : ""}.jpg`;
