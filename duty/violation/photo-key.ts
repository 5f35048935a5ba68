/** How the key of a photo is written: SHA-256 of the picture as it is kept, base64url (RFC 4648, 5) without padding. */
export const PHOTO_KEY = /^[A-Za-z0-9_-]{43}$/;

/** Sizes a photo is kept in: longest side in pixels. */
export const PHOTO_SIDES = { full: 2048, thumb: 320 } as const;
/** One of them. */
export type PhotoSize = keyof typeof PHOTO_SIDES;
