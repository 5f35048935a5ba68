import type { WallClock } from "../../../duty/time/wall-clock";
import type { Camera } from "../../../duty/violation/camera";
import { csvOf } from "../../../geo/format/csv-writer";
import { CAMERA_COLUMN_NAMES } from "../../words/camera-column-names";
import type { Language } from "../../words/language";
import { CAMERA_FIELDS } from "./camera-columns";
import { type CameraSent, sentOf } from "./camera-line";

const HEADS_EN: Readonly<Record<keyof CameraSent, string>> = {
  code: "code",
  name: "name",
  lon: "lon",
  lat: "lat",
  legalReviewAt: "legalReviewAt",
  technicalReviewAt: "technicalReviewAt",
  publishedAt: "publishedAt",
};

/** The cameras as a table that can be corrected and read in again; without cameras its head, to be filled in. */
export function cameraCsv(cameras: readonly Camera[], clock: WallClock, language: Language): string {
  const head = CAMERA_FIELDS.map((field) => (language === "zh" ? CAMERA_COLUMN_NAMES[field][1] : HEADS_EN[field]));
  const lines = cameras.map((camera) => {
    const sent = sentOf(camera, clock);
    return CAMERA_FIELDS.map((field) => sent[field]);
  });
  return csvOf([head, ...lines]);
}
