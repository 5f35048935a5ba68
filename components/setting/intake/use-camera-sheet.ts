"use client";

import { useEffect, useState } from "react";
import { wallClock } from "../../../duty/time/wall-clock";
import { bd09 } from "../../../geo/coordinate/bd09";
import { gcj02 } from "../../../geo/coordinate/gcj02";
import type { ByteSource } from "../../../geo/format/format";
import type { Point } from "../../../geo/plane/point";
import type { CameraLine } from "./camera-line";
import { type CameraSheet, pasted, readCameraSheet } from "./camera-sheet";

/** Coordinate systems tables of cameras come in. */
export const CAMERA_SYSTEMS = ["wgs84", "gcj02", "bd09"] as const;
/** One of them. */
export type CameraSystem = (typeof CAMERA_SYSTEMS)[number];

const TO_WGS84: Readonly<Record<CameraSystem, (point: Point) => Point>> = {
  wgs84: (point) => point,
  gcj02: (point) => gcj02.toWgs84(point),
  bd09: (point) => bd09.toWgs84(point),
};

/** Milliseconds a text must have stood before it is read: nobody wants faults while typing. */
const PAUSE = 250;

const fileSource = (file: File): ByteSource => ({
  name: file.name,
  size: file.size,
  read: async (offset, length) => new Uint8Array(await file.slice(Math.max(0, offset), Math.max(0, offset + length)).arrayBuffer()),
});

interface Asked {
  /** A pasted text or a file; a blank text is nothing. */
  readonly from: string | File;
  readonly system: CameraSystem;
  readonly registered: ReadonlyMap<string, CameraLine>;
  readonly timeZone: string;
}

/** A table of cameras as it is understood now; null while there is nothing to read or it is being read. */
export function useCameraSheet({ from, system, registered, timeZone }: Asked): CameraSheet | null {
  const [sheet, setSheet] = useState<CameraSheet | null>(null);
  useEffect(() => {
    let left = false;
    setSheet(null);
    if (typeof from === "string" && from.trim() === "") return;
    const read = async () => {
      const source = typeof from === "string" ? pasted(from) : fileSource(from);
      const frame = { clock: wallClock(timeZone), toWgs84: TO_WGS84[system] };
      // A file that was moved away meanwhile fails in the browser, not in the format.
      const found = await readCameraSheet(source, registered, frame).catch(
        (): CameraSheet => ({ ok: false, fault: "unreadable", values: {} }),
      );
      if (!left) setSheet(found);
    };
    const timer = window.setTimeout(() => void read(), PAUSE);
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [from, system, registered, timeZone]);
  return sheet;
}
