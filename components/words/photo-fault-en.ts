import type { photoFaultZh } from "./photo-fault-zh";

/** Sentences for pictures that are not taken. */
export const photoFaultEn: Readonly<Record<keyof typeof photoFaultZh, string>> = {
  "photo.empty": "No picture came.",
  "photo.too-large": "The picture is too large: at most {limit, number} bytes.",
  "photo.not-a-picture": "This is no picture. Send a photo as JPEG, PNG or WebP.",
  "photo.wrong-kind": "{kind} is not taken. Send a photo as JPEG, PNG or WebP.",
  "photo.animated": "Moving pictures are not taken. Send a still photo.",
  "photo.too-many-pixels": "The picture has too many pixels: at most {limit, number} million.",
  "photo.broken": "The picture is damaged or incomplete: take or choose it again.",
  "photo.too-slow": "The picture took too long to read: try again later.",
  "photo.busy": "Too many pictures are being read: try again later.",
};
