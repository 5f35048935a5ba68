import type { Point } from "../../geo/plane/point";

/** What the portal says of a photo it has taken. */
export interface TakenPhoto {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** ISO time, null when the picture does not tell. */
  readonly takenAt: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** How a photo fared. */
export type Uploaded =
  | { readonly ok: true; readonly photo: TakenPhoto }
  | { readonly ok: false; readonly status: number; readonly detail: string | null };

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** Hands in a picture; `onPart` hears how much of it has gone, 0 to 1. */
export function uploadPhoto(file: Blob, onPart: (part: number) => void): { readonly done: Promise<Uploaded>; stop(): void } {
  // fetch does not tell how much of a body has gone.
  const request = new XMLHttpRequest();
  const done = new Promise<Uploaded>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve({ ok: false, status: 0, detail: null });
    request.onabort = () => resolve({ ok: false, status: -1, detail: null });
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 201 || request.status === 200) resolve({ ok: true, photo: answer as unknown as TakenPhoto });
      else resolve({ ok: false, status: request.status, detail: typeof answer.detail === "string" ? answer.detail : null });
    };
  });
  request.open("POST", "/api/photo");
  request.setRequestHeader("Accept-Language", document.documentElement.lang);
  request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  request.send(file);
  return { done, stop: () => request.abort() };
}

/** Where a picture says it was taken; null when it does not. */
export const takenPlace = ({ lon, lat }: TakenPhoto): Point | null => (lon === null || lat === null ? null : [lon, lat]);
