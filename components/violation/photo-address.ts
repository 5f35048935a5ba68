/** Where a photo is had: small for lists, full for looking. */
export const photoAddress = (key: string, size: "thumb" | "full"): string => `/api/photo/${encodeURIComponent(key)}?size=${size}`;
