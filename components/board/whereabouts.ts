/** Where a phone says it is, and within how many metres. */
export interface Position {
  readonly lon: number;
  readonly lat: number;
  readonly metres: number;
}

/** Asks the phone where it is; null where it will not or cannot tell. */
export const whereabouts = (): Promise<Position | null> =>
  new Promise((done) => {
    if (!("geolocation" in navigator)) return done(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ lon: coords.longitude, lat: coords.latitude, metres: Math.round(coords.accuracy) }),
      () => done(null),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  });
