const KEY = "violation-sound";

/** Whether the person wants to hear new violations; off until switched on. */
export function soundWanted(): boolean {
  try {
    return window.localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

/** Keeps the wish on this device. */
export function wantSound(on: boolean): void {
  try {
    window.localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing forgets it at the next visit.
  }
}

let context: AudioContext | null = null;

/** A short tone, two notes upwards. Browsers sound only after a first touch of the page. */
export function chime(): void {
  try {
    context ??= new AudioContext();
    const now = context.currentTime;
    for (const [at, pitch] of [
      [0, 660],
      [0.12, 880],
    ] as const) {
      const tone = context.createOscillator();
      const loudness = context.createGain();
      tone.frequency.value = pitch;
      loudness.gain.setValueAtTime(0.0001, now + at);
      loudness.gain.exponentialRampToValueAtTime(0.12, now + at + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, now + at + 0.16);
      tone.connect(loudness).connect(context.destination);
      tone.start(now + at);
      tone.stop(now + at + 0.18);
    }
  } catch {
    // Without sound the list still shows it.
  }
}
