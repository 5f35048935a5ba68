/** Why a picture is not taken. */
export const PHOTO_FAULTS = [
  /** No byte came. */
  "photo.empty",
  /** More bytes than are taken; `limit` bytes. */
  "photo.too-large",
  /** The bytes begin like no picture at all. */
  "photo.not-a-picture",
  /** A picture of a kind that is not taken; `kind` names it. */
  "photo.wrong-kind",
  /** It moves. */
  "photo.animated",
  /** More pixels than are unpacked; `limit` million. */
  "photo.too-many-pixels",
  /** Cut short, damaged, or made to be slow to read. */
  "photo.broken",
  /** Unpacking took longer than it may. */
  "photo.too-slow",
  /** Too many others wait. */
  "photo.busy",
] as const;

/** One of the reasons. */
export type PhotoFault = (typeof PHOTO_FAULTS)[number];
