import type { Point } from "../../geo/plane/point";

/** Where the device is, or why not. */
export type Located =
  | { readonly ok: true; readonly point: Point }
  | { readonly ok: false; readonly fault: "denied" | "unavailable" | "timeout" };

const FAULTS = { 1: "denied", 2: "unavailable", 3: "timeout" } as const;

/** Asks the device where it is: WGS84, at most a minute old, within ten seconds. */
export function locate(): Promise<Located> {
  if (!("geolocation" in navigator)) return Promise.resolve({ ok: false, fault: "unavailable" });
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ ok: true, point: [coords.longitude, coords.latitude] }),
      ({ code }) => done({ ok: false, fault: FAULTS[code as 1 | 2 | 3] ?? "unavailable" }),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  });
}
